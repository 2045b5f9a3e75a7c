package statelab.chaos.lab.host;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question that is asked through a link again and again on a connection that stays open. */
sealed interface RoundTripProbe extends AutoCloseable {
  /** Longest wait for an answer. */
  Duration LIMIT = Duration.ofSeconds(2);

  /** The time from the question to the answer; empty when none came. */
  Optional<Duration> roundTrip(Endpoint at);

  /** Whether the other end answers at all when it is healthy. */
  default boolean isAnswered() {
    return true;
  }

  @Override
  default void close() {}

  /** For links whose protocol has no question that anybody may ask, as between nodes. */
  record None() implements RoundTripProbe {
    @Override
    public Optional<Duration> roundTrip(Endpoint at) {
      return Optional.empty();
    }

    @Override
    public boolean isAnswered() {
      return false;
    }
  }

  /**
   * {@code GET /me} without a session, which every node answers by itself.
   *
   * @param client keeps the connection; it belongs to the cluster
   */
  record Http(HttpClient client) implements RoundTripProbe {
    @Override
    public Optional<Duration> roundTrip(Endpoint at) {
      HttpRequest question =
          HttpRequest.newBuilder(URI.create("http://" + at + "/me")).timeout(LIMIT).build();
      try {
        long askedNs = System.nanoTime();
        client.send(question, HttpResponse.BodyHandlers.discarding());
        return Optional.of(Duration.ofNanos(System.nanoTime() - askedNs));
      } catch (IOException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  /** {@code PING}, to Redis. */
  final class Redis implements RoundTripProbe {
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ANSWER_BYTES = "+PONG\r\n".length();

    private @Nullable Socket socket;

    @Override
    public synchronized Optional<Duration> roundTrip(Endpoint at) {
      try {
        Socket open = connected(at);
        long askedNs = System.nanoTime();
        open.getOutputStream().write(PING);
        if (open.getInputStream().readNBytes(ANSWER_BYTES).length == ANSWER_BYTES) {
          return Optional.of(Duration.ofNanos(System.nanoTime() - askedNs));
        }
      } catch (IOException e) {
        // No answer is a finding, not a failure; the next question gets a new connection.
      }
      close();
      return Optional.empty();
    }

    private Socket connected(Endpoint at) throws IOException {
      Socket open = socket;
      if (open == null) {
        open = new Socket();
        socket = open;
        open.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
        open.setTcpNoDelay(true);
        open.connect(at.address(), Math.toIntExact(LIMIT.toMillis()));
      }
      return open;
    }

    @Override
    public synchronized void close() {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        // It is gone either way.
      }
      socket = null;
    }
  }
}

package statelab.command.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether an engine that runs containers answers on this machine. */
public final class ContainerEngine {
  private static final String NEED = "container engine";
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String PING = "GET /_ping HTTP/1.0\r\n\r\n";
  private static final int ANSWER_BYTES = 4_096;

  private final List<Path> sockets;

  /** Looks where engines usually listen. */
  public ContainerEngine() {
    this(
        List.of(
            Path.of("/var/run/docker.sock"),
            Path.of("/run/podman/podman.sock"),
            Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock")));
  }

  ContainerEngine(List<Path> sockets) {
    this.sockets = List.copyOf(sockets);
  }

  /** The need of labs that run containers; the process lab has none. */
  public Check check() {
    return sockets.stream()
        .filter(Files::exists)
        .map(ContainerEngine::asked)
        .findFirst()
        .orElseGet(
            () ->
                Check.limited(
                    NEED,
                    "none",
                    "Nothing to do: the process lab runs without one. To have one, install Docker"
                        + " and start it."));
  }

  private static Check asked(Path socket) {
    try {
      String answer =
          CompletableFuture.supplyAsync(() -> ping(socket))
              .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return answer.startsWith("HTTP/1.") && answer.contains(" 200 ")
          ? Check.met(NEED, "answers on " + socket)
          : Check.limited(NEED, "%s answers: %s".formatted(socket, firstLine(answer)), cure());
    } catch (ExecutionException | TimeoutException e) {
      return Check.limited(NEED, socket + " does not answer", cure());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.limited(NEED, socket + " was not asked to the end", cure());
    }
  }

  private static String cure() {
    return "Start the engine, or let this user reach its socket; the process lab runs without.";
  }

  private static String firstLine(String answer) {
    return answer.lines().findFirst().orElse("nothing");
  }

  private static String ping(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // The end of the answer is the end of the connection, as HTTP/1.0 has it.
      }
      return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

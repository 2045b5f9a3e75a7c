package statelab.chaos.toxiproxy.traffic;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A listening port that hands over each client. */
final class Acceptor {

  private static final int BACKLOG = 1024;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(10);
  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(5);

  private final ServerSocketChannel listener;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Acceptor(ServerSocketChannel listener) {
    this.listener = listener;
  }

  /** Takes the port. Fails in the original's words when it cannot be had. */
  static Acceptor on(String address, Listening listening) throws IOException {
    InetSocketAddress resolved = resolve(address, listening);
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      return new Acceptor(listener.bind(resolved, BACKLOG));
    } catch (BindException e) {
      listener.close();
      throw new IOException(
          "listen tcp " + HostAndPort.format(resolved) + ": bind: " + reason(e), e);
    }
  }

  private static InetSocketAddress resolve(String address, Listening listening) throws IOException {
    try {
      return listening.resolve(HostAndPort.parse(address));
    } catch (HostAndPort.AddressException e) {
      throw new IOException("listen tcp: " + e.getMessage(), e);
    }
  }

  /** The system's words, in lower case as Go writes them. */
  private static String reason(BindException e) {
    String message = String.valueOf(e.getMessage());
    return message.isEmpty()
        ? "failed"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** Where it listens, with the real port. */
  String address() throws IOException {
    return HostAndPort.format((InetSocketAddress) listener.getLocalAddress());
  }

  /** Hands over clients until it is closed. */
  void acceptUntilClosed(Consumer<SocketChannel> clients) {
    try {
      while (listener.isOpen()) {
        acceptOne(clients);
      }
    } finally {
      ended.countDown();
    }
  }

  private void acceptOne(Consumer<SocketChannel> clients) {
    try {
      clients.accept(listener.accept());
    } catch (ClosedChannelException e) {
      // The loop sees that the listener is closed.
      assert !listener.isOpen();
    } catch (IOException e) {
      // Out of file descriptors, or a client that left in the backlog: the next client may fare
      // better.
      LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
    }
  }

  /**
   * Gives the port back, and returns when it can be taken again: the system frees it only when
   * accepting has ended.
   */
  void close() {
    try {
      listener.close();
      if (!ended.await(CLOSING_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("a closed listener still accepts after " + CLOSING_LIMIT);
      }
    } catch (IOException e) {
      // The descriptor is given up even when closing reports an error.
      assert !listener.isOpen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

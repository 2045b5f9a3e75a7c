package statelab.load.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A server that costs as little as a server in Java can, so that what loads it is the bottleneck:
 * one thread, no parsing beyond the end of a request. It never sleeps: to wake a thread of another
 * processor costs the sender more than all else that it does for a request, and how often it has to
 * would depend on chance. A login is answered with its own body, and so is every later request of
 * that connection, as the application answers {@code GET /me}.
 */
final class CheapTarget {
  private static final int LARGEST_REQUEST = 8192;
  private static final byte[] NOBODY = "{\"user\":\"u-0\"}".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector = Selector.open();
  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private volatile long answered;

  private CheapTarget() throws IOException {
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  /**
   * Prints its port, then answers each line of standard input with the number of requests so far
   * and the time in ns. Ends when its input does.
   */
  public static void main(String[] arguments) throws IOException {
    CheapTarget target = new CheapTarget();
    Thread.ofPlatform().daemon().start(target::serve);
    System.out.println(target.listener.socket().getLocalPort());
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      System.out.println(target.answered + " " + System.nanoTime());
    }
  }

  private void serve() {
    try {
      while (true) {
        selector.selectNow(this::handle);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(SelectionKey key) {
    if (!(key.attachment() instanceof Connection connection)) {
      accept();
      return;
    }
    try {
      connection.read();
    } catch (IOException gone) {
      key.cancel();
    }
  }

  private void accept() {
    try {
      SocketChannel channel = listener.accept();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One client, which sends the next request only when it has its answer. */
  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer request = ByteBuffer.allocate(LARGEST_REQUEST);
    private ByteBuffer answer = answer("", NOBODY);

    private Connection(SocketChannel channel) {
      this.channel = channel;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the serving thread writes it.
    private void read() throws IOException {
      if (channel.read(request) < 0) {
        channel.close();
        return;
      }
      boolean login = request.position() > 0 && request.get(0) == 'P';
      if (login ? endsWith("}") : endsWith("\r\n\r\n")) {
        channel.write(login ? loggedIn() : answer.rewind());
        request.clear();
        answered++;
      }
    }

    private ByteBuffer loggedIn() {
      String text = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
      byte[] body =
          text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.US_ASCII);
      answer = answer("", body);
      return answer("Set-Cookie: sid=1; Path=/; HttpOnly\r\n", body);
    }

    private boolean endsWith(String end) {
      int from = request.position() - end.length();
      for (int i = 0; i < end.length(); i++) {
        if (from < 0 || request.get(from + i) != end.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private static ByteBuffer answer(String header, byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nX-Statelab-Node: node-1\r\nContent-Type: application/json\r\n"
            + header
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return ByteBuffer.allocate(head.length() + body.length)
        .put(head.getBytes(StandardCharsets.US_ASCII))
        .put(body)
        .flip();
  }
}

package statelab.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import statelab.targets.program.Address;

/** A Redis on loopback for as long as a benchmark needs it; it ends with this JVM at the latest. */
final class StoreFixture implements AutoCloseable {
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ANSWER_MS = 500;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final Address address;

  private StoreFixture(Process process, Address address) {
    this.process = process;
    this.address = address;
  }

  /** Starts the store of the distribution and waits until it answers. */
  static StoreFixture start() throws IOException, InterruptedException {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    Address address = new Address(host, freePort());
    List<String> command =
        List.of(
            Distribution.JAVA.toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            Distribution.current().classPath("store"),
            "statelab.targets.store.Main",
            "--host=" + host,
            "--port=" + address.port(),
            "--admin-port=" + freePort());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    StoreFixture store = new StoreFixture(process, address);
    store.await();
    return store;
  }

  /** Its process, which has started Redis itself. */
  ProcessHandle process() {
    return process.toHandle();
  }

  Address address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }

  private void await() throws IOException, InterruptedException {
    long latest = System.nanoTime() + PATIENCE_NS;
    while (!answers(address)) {
      if (!process.isAlive() || System.nanoTime() > latest) {
        process.destroy();
        throw new IOException("the store at " + address + " did not start");
      }
      Thread.sleep(20);
    }
  }

  /**
   * Whether Redis itself answers. That somebody accepts a connection proves nothing: the launcher
   * takes the port for a moment to see that it is free.
   */
  static boolean answers(Address address) {
    try (Socket probe = new Socket(address.host(), address.port())) {
      probe.setSoTimeout(ANSWER_MS);
      probe.getOutputStream().write(PING);
      return probe.getInputStream().read() == '+';
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}

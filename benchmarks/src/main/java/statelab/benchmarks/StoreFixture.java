package statelab.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import statelab.targets.program.Address;

/** A Redis on loopback for as long as a benchmark needs it; it ends with this JVM at the latest. */
final class StoreFixture implements AutoCloseable {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final Address address;

  private StoreFixture(Process process, Address address) {
    this.process = process;
    this.address = address;
  }

  /** Starts the store of the distribution and waits until it takes connections. */
  static StoreFixture start() throws IOException, InterruptedException {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    Address address = new Address(host, freePort());
    List<String> command =
        List.of(
            Distribution.JAVA.toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
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

  Address address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }

  private void await() throws IOException, InterruptedException {
    long latest = System.nanoTime() + PATIENCE_NS;
    while (!accepts()) {
      if (!process.isAlive() || System.nanoTime() > latest) {
        process.destroy();
        throw new IOException("the store at " + address + " did not start");
      }
      Thread.sleep(20);
    }
  }

  private boolean accepts() {
    try (Socket probe = new Socket(address.host(), address.port())) {
      return probe.isConnected();
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

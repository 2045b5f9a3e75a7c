package statelab.chaos.toxiproxy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import statelab.chaos.toxiproxy.traffic.FaultProxy;
import statelab.chaos.toxiproxy.traffic.FlowThreads;
import statelab.chaos.toxiproxy.traffic.HostAndPort;
import statelab.chaos.toxiproxy.traffic.Listening;

/**
 * A server that speaks the HTTP API of Toxiproxy on loopback, with its proxies, inside this JVM.
 * What its proxies carried can be read here, which the API does not offer. Closing it closes every
 * proxy and connection and waits for its threads.
 */
public final class EmbeddedToxiproxy implements AutoCloseable {

  /** The version whose API is spoken. */
  public static final String VERSION = "2.12.0";

  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(15);
  private static final int BACKLOG = 128;

  private final HttpServer http;
  private final ExecutorService calls;
  private final FlowThreads threads = new FlowThreads();
  private final ProxyRegistry registry;

  private EmbeddedToxiproxy(HttpServer http, Listening listening, SplittableRandom random) {
    this.http = http;
    // Not virtual: a fault must be healed in time however busy the virtual threads are with the
    // traffic.
    this.calls =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("toxiproxy api ", 0).factory());
    this.registry = new ProxyRegistry(listening, threads, random);
    http.setExecutor(calls);
    http.createContext("/", new ApiHandler(new ApiCalls(registry), VERSION));
    http.start();
  }

  /** Starts on a free port of 127.0.0.1. */
  public static EmbeddedToxiproxy start() throws IOException {
    return start("127.0.0.1", 0);
  }

  /** Starts on a free port of 127.0.0.1, with proxies that may listen elsewhere too. */
  public static EmbeddedToxiproxy start(Listening listening) throws IOException {
    return start("127.0.0.1", 0, listening, new SplittableRandom());
  }

  /**
   * Starts on this address.
   *
   * @param host a name or address of loopback
   * @param port 0 to 65535; 0 takes a free one
   * @throws IOException when the address is not loopback, or the port is in use
   */
  public static EmbeddedToxiproxy start(String host, int port) throws IOException {
    return start(host, port, new SplittableRandom());
  }

  /**
   * Starts on this address; {@code random} decides jitter, slices and which connections a toxicity
   * below one spares.
   */
  public static EmbeddedToxiproxy start(String host, int port, SplittableRandom random)
      throws IOException {
    return start(host, port, Listening.LOOPBACK, random);
  }

  private static EmbeddedToxiproxy start(
      String host, int port, Listening listening, SplittableRandom random) throws IOException {
    InetSocketAddress address = Listening.LOOPBACK.resolve(new HostAndPort(host, port));
    return new EmbeddedToxiproxy(HttpServer.create(address, BACKLOG), listening, random);
  }

  /** The port of the HTTP API. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** The proxy of this name, for what it has counted. */
  public Optional<FaultProxy> link(String name) {
    return registry.find(name);
  }

  /** The number of threads that carry bytes at this moment: none when there is no proxy. */
  public int carryingThreads() {
    return threads.count();
  }

  /**
   * Stops listening, closes every proxy and connection, and waits until the last of its threads has
   * ended.
   */
  @Override
  public void close() {
    http.stop(0);
    registry.clear();
    calls.shutdownNow();
    try {
      if (!threads.awaitNone(CLOSING_LIMIT)) {
        throw new IllegalStateException(
            threads.count() + " threads of the fault proxy did not end in " + CLOSING_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

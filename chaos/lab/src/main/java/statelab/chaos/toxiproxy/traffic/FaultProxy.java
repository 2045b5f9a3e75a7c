package statelab.chaos.toxiproxy.traffic;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One proxy: a listening port whose connections are carried to an upstream through toxics. Its
 * settings may be changed while it is in use; changing an address closes the open connections, as
 * in the original.
 */
public final class FaultProxy {

  /**
   * The settings of a proxy.
   *
   * @param listen where it listens; with the real port once it has been enabled
   * @param upstream where connections lead
   * @param enabled whether it listens
   */
  public record Settings(String listen, String upstream, boolean enabled) {}

  private final String name;
  private final FlowThreads threads;
  private final SplittableRandom random;
  private final LinkCounter counter = new LinkCounter();
  private final Listening listening;
  private final ToxicChain toxics = new ToxicChain();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private Settings settings;
  private @Nullable Acceptor acceptor;

  /** A proxy that does not listen yet. */
  public FaultProxy(
      String name,
      String listen,
      String upstream,
      Listening listening,
      FlowThreads threads,
      SplittableRandom random) {
    this.listening = listening;
    this.name = name;
    this.settings = new Settings(listen, upstream, false);
    this.threads = threads;
    this.random = random;
  }

  /** Its name, unique in its server. */
  public String name() {
    return name;
  }

  /** Its present settings. */
  public synchronized Settings settings() {
    return settings;
  }

  /** Its toxics. */
  public ToxicChain toxics() {
    return toxics;
  }

  /** What it has seen so far. */
  public LinkCounters counters() {
    return counter.snapshot();
  }

  /**
   * Whether these addresses are others than the present ones. Fails when the address to listen on
   * is malformed.
   */
  public synchronized boolean differs(String listen, String upstream) throws IOException {
    String resolved = HostAndPort.format(listening.resolve(HostAndPort.parse(listen)));
    return !settings.listen().equals(resolved) || !settings.upstream().equals(upstream);
  }

  /**
   * Begins to listen; does nothing when it does already. Fails, without change, when the address
   * cannot be had.
   */
  public synchronized void start() throws IOException {
    if (settings.enabled()) {
      return;
    }
    Acceptor opened = Acceptor.on(settings.listen(), listening);
    String upstream = settings.upstream();
    acceptor = opened;
    settings = new Settings(opened.address(), upstream, true);
    startThread("accepting", () -> opened.acceptUntilClosed(client -> accept(client, upstream)));
  }

  /** Ceases to listen and closes every connection; does nothing when it does not listen. */
  public synchronized void stop() {
    if (!settings.enabled()) {
      return;
    }
    settings = new Settings(settings.listen(), settings.upstream(), false);
    if (acceptor != null) {
      acceptor.close();
      acceptor = null;
    }
    connections.forEach(Connection::close);
  }

  /** Takes over new settings. A changed address closes all connections; toxics stay. */
  public synchronized void update(Settings next) throws IOException {
    if (differs(next.listen(), next.upstream())) {
      stop();
      settings = new Settings(next.listen(), next.upstream(), false);
    }
    if (next.enabled()) {
      start();
    } else {
      stop();
    }
  }

  LinkCounter counter() {
    return counter;
  }

  void startThread(String task, Runnable work) {
    threads.start("toxiproxy " + name + " " + task, work);
  }

  SplittableRandom newRandom() {
    synchronized (random) {
      return random.split();
    }
  }

  void connectionClosed(Connection connection) {
    connections.remove(connection);
    counter.closed();
  }

  private void accept(SocketChannel client, String upstream) {
    counter.accepted();
    Connection connection = new Connection(this, client);
    connections.add(connection);
    startThread("dialling", () -> connection.open(upstream));
  }
}

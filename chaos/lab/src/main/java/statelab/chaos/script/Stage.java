package statelab.chaos.script;

import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;
import statelab.chaos.lab.Addressable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Revoking;
import statelab.chaos.lab.RunClock;
import statelab.results.run.FaultRecord;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.VitalsSample;

/** Where a script is played: one cluster, and the record of every request. For many threads. */
public final class Stage implements AutoCloseable {
  /** The target of what is sent to the gateway. */
  static final String GATEWAY = "gateway";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final RunClock clock;
  private final List<ScriptedRequest> requests = new ArrayList<>();
  private final List<FaultRecord> faults = new CopyOnWriteArrayList<>();
  private final List<VitalsSample> vitals = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  public Stage(Cluster cluster, RunClock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /** The same cluster for requests of which no record is kept. */
  Stage rehearsal() {
    return new Stage(cluster, clock);
  }

  /** A user whose requests go to the gateway until he is told otherwise. */
  Browser browser(String user) {
    return new Browser(user, this);
  }

  /** So many users, {@code u-0} and up. */
  List<Browser> browsers(int users) {
    return browsers("u-", users);
  }

  /** So many users whose names begin with this. */
  List<Browser> browsers(String name, int users) {
    return IntStream.range(0, users).mapToObj(user -> browser(name + user)).toList();
  }

  Cluster cluster() {
    return cluster;
  }

  RunClock clock() {
    return clock;
  }

  HttpClient client() {
    return client;
  }

  void rest(Duration length) throws InterruptedException {
    clock.sleepUntil(clock.nowNs() + length.toNanos());
  }

  /** Where this target takes requests: the gateway, or a member of the cluster. */
  InetSocketAddress address(String target) {
    return target.equals(GATEWAY)
        ? cluster.entrance()
        : cluster.member(target).as(Addressable.class).address();
  }

  /** Whether a node of this name belongs to the cluster. */
  boolean hasNode(String name) {
    return cluster.nodes().stream().anyMatch(node -> node.name().equals(name));
  }

  /** Orders every node to end the sessions of this user; recorded as one request to all of them. */
  void revoke(String user) {
    long startNs = clock.nowNs();
    cluster.nodes().forEach(node -> node.as(Revoking.class).revoke(user));
    record(
        new ScriptedRequest(
            user,
            Revocation.REVOKE,
            "nodes",
            "POST",
            "/revoke",
            startNs,
            clock.nowNs(),
            HttpURLConnection.HTTP_OK,
            "",
            Map.of(),
            ""));
  }

  /**
   * Breaks something, and lets somebody act from then on until it is shown that it hit: what nobody
   * asks shows nothing.
   */
  Injection breaking(Fault fault, Crowd.Act<BooleanSupplier> act) throws InterruptedException {
    AtomicBoolean shown = new AtomicBoolean();
    AtomicReference<@Nullable Injection> injection = new AtomicReference<>();
    boolean done = false;
    try {
      Crowd.sideBySide(() -> inject(fault, injection, shown), () -> act.perform(shown::get));
      done = true;
      return Objects.requireNonNull(injection.get());
    } finally {
      Injection broken = injection.get();
      if (!done && broken != null) {
        broken.close();
      }
    }
  }

  private void inject(
      Fault fault, AtomicReference<@Nullable Injection> injection, AtomicBoolean over)
      throws InterruptedException {
    try {
      injection.set(Injection.of(fault, cluster, clock));
    } finally {
      over.set(true);
    }
  }

  /** Heals what was broken, and keeps the record of it. */
  void heal(Injection injection) throws InterruptedException {
    injection.heal();
    faults.add(injection.record());
  }

  /** What was broken, and how that showed. */
  public List<FaultRecord> faults() {
    return List.copyOf(faults);
  }

  void readVitals(String moment) {
    vitals.addAll(cluster.vitals(moment));
  }

  /** What the processes of the cluster said at moments of the script. */
  public List<VitalsSample> vitals() {
    return List.copyOf(vitals);
  }

  synchronized void record(ScriptedRequest request) {
    requests.add(request);
  }

  /** Every request so far, in the order in which they ended. */
  public synchronized List<ScriptedRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

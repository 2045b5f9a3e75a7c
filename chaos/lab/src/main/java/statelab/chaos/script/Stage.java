package statelab.chaos.script;

import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import statelab.chaos.lab.Addressable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Revoking;
import statelab.chaos.lab.RunClock;
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

  /** A user whose requests go to the gateway until he is told otherwise. */
  Browser browser(String user) {
    return new Browser(user, this);
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

  /** Where this target takes requests: the gateway, or a member of the cluster. */
  InetSocketAddress address(String target) {
    return target.equals(GATEWAY)
        ? cluster.entrance()
        : cluster.member(target).as(Addressable.class).address();
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

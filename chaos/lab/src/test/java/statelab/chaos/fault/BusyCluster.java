package statelab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.process.ProcessLab;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

/** A real cluster under load, for tests that break it. */
final class BusyCluster implements AutoCloseable {
  private static final int USERS = 12;
  private static final int SOME = 50;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Nothing is measured here, and nodes start in two thirds of the CPU time. */
  private static final List<String> FIRST_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

  private final RunClock clock = RunClock.system();
  private final Lab lab;
  private final Cluster cluster;
  private final Users users;

  BusyCluster(ClusterPlan plan, Path logs) throws InterruptedException {
    this(
        new ProcessLab(
            Distribution.in(Path.of(System.getProperty(Distribution.PROPERTY))),
            RunClock.system(),
            FIRST_COMPILER_ONLY),
        plan,
        logs);
  }

  /** In another lab, which it closes at its end. */
  BusyCluster(Lab lab, ClusterPlan plan, Path logs) throws InterruptedException {
    this.lab = lab;
    this.cluster = lab.start(plan, logs);
    this.users = new Users(cluster.entrance(), USERS);
    awaitService();
  }

  Cluster cluster() {
    return cluster;
  }

  RunClock clock() {
    return clock;
  }

  /** Waits until users are served again as they should be. */
  void awaitService() throws InterruptedException {
    long before = users.served();
    assertThat(clock.await(LIMIT, () -> users.served() > before + SOME))
        .as("the cluster serves its users")
        .isTrue();
  }

  /**
   * Waits until every node is ready and the gateway sends to it. The gateway alone is no witness:
   * it needs two probes to see that a node has ended.
   */
  void awaitRotation() throws InterruptedException {
    assertThat(clock.await(LIMIT, () -> cluster.nodes().stream().allMatch(this::serves)))
        .as("every node is ready and in rotation")
        .isTrue();
  }

  private boolean serves(Node node) {
    return node.probe() == Probe.READY && cluster.inRotation(node.name());
  }

  /** Injects a fault and heals it at once; what was recorded. */
  FaultRecord breakAndHeal(Fault fault) throws InterruptedException {
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      injection.heal();
      return injection.record();
    }
  }

  /** Breaks it, sees both proofs, and sees that nothing of it is left. */
  FaultRecord requireProven(Fault fault) throws InterruptedException {
    FaultRecord record = breakAndHeal(fault);
    assertThat(record.hit()).as("signs that %s hit", record.kind()).isNotEmpty();
    assertThat(record.hit()).allMatch(Evidence::proves);
    assertThat(record.gone()).as("signs that %s is gone", record.kind()).isNotEmpty();
    assertThat(record.gone()).allMatch(Evidence::proves);
    requireHealthy();
    return record;
  }

  /** Every node serves, no link is disturbed, and users are served. */
  void requireHealthy() throws InterruptedException {
    assertThat(cluster.nodes())
        .allSatisfy(
            node -> {
              assertThat(node.probe()).as(node.name()).isEqualTo(Probe.READY);
              assertThat(cluster.inRotation(node.name())).as(node.name()).isTrue();
            });
    assertThat(cluster.links())
        .allSatisfy(link -> assertThat(link.disturbances()).as(link.name()).isEmpty());
    awaitService();
  }

  @Override
  public void close() {
    users.close();
    cluster.close();
    lab.close();
  }
}

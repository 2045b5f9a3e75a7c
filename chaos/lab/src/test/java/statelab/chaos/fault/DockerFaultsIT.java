package statelab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Wired;
import statelab.chaos.lab.docker.DockerLabs;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

/** Faults proven to hit, and to be gone, on containers. */
@Tag("docker")
class DockerFaultsIT {
  @TempDir static Path logs;
  private static @Nullable BusyCluster busy;

  @BeforeAll
  static void start() throws InterruptedException {
    busy =
        new BusyCluster(
            DockerLabs.open(),
            ClusterPlan.of("central-session", 2).withLinks(new StoreGone().links(2)).withSpares(1),
            logs);
  }

  @AfterAll
  static void end() {
    if (busy != null) {
      busy.close();
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new SlowStore(Duration.ofMillis(50), Duration.ZERO),
        new StoreGone(),
        new Reset(LinkNames.toStore("node-1")),
        new KillStore(),
        new Kill("node-1"),
        new Terminate("node-2"),
        new Pause("node-1"),
        new ScaleOut(),
        new RollingRestart(true));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsProvenAndProvenGoneAfterwards(Fault fault) throws InterruptedException {
    FaultRecord record = Objects.requireNonNull(busy).requireProven(fault);
    assertThat(record.hit()).allMatch(Evidence::proves);
  }

  /** Of three nodes one pair has a proxy; another pair shows that a way past one would be seen. */
  @Test
  void aPartitionBetweenNodesIsProvenAndProvenGoneAfterwards() throws InterruptedException {
    Fault partition = new Partition("node-1-node-2");
    ClusterPlan plan =
        ClusterPlan.of("replicated-session", 3).withLinks(partition.links(/* nodes= */ 3));
    try (BusyCluster peers = new BusyCluster(DockerLabs.open(), plan, logs)) {
      Cluster cluster = peers.cluster();
      Wired node = cluster.member("node-1").as(Wired.class);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> node.connectionsTo(cluster.member("node-3")).orElse(0) > 0);

      FaultRecord record = peers.requireProven(partition);

      assertThat(record.hit())
          .extracting(Evidence::what)
          .contains("connections from node-1 to node-2 past the link");
    }
  }
}

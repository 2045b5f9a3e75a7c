package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/**
 * Copies that nobody waits for. What a kill then loses is a measurement and no promise; that
 * changes arrive in the order in which they were made is a promise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("extended")
final class AsynchronousReplicationIT {
  private static final int WRITES = 200;
  private static final int SESSIONS = 20;
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private final TestCluster cluster;

  AsynchronousReplicationIT() throws IOException, InterruptedException {
    this.cluster =
        TestCluster.start(Arm.REPLICATED_ALL, List.of("--topology=all", "--replication=async"));
  }

  @AfterAll
  void stopCluster() {
    cluster.close();
  }

  @Test
  void afterKillsRightAfterTheAcknowledgementNodesStillServeAndTheLossIsReported(
      TestReporter reporter) throws Exception {
    int kills = Boolean.getBoolean("statelab.long") ? 30 : 5;

    int lost = AcknowledgedWrites.lost(cluster, kills);

    reporter.publishEntry(
        "kills that lost an acknowledged write, replication=async", lost + " of " + kills);
    Shopper shopper = new Shopper(cluster.gatewayPort());
    shopper.login("afterwards");
    assertThat(shopper.add("sku-1", 2).body()).contains("\"total\":2");
  }

  /** A change that overtook a later one would leave the older state for good. */
  @Test
  void theLastWriteIsWhatEveryNodeEndsUpWith() throws Exception {
    for (int session = 0; session < SESSIONS; session++) {
      Shopper shopper = new Shopper(cluster.gatewayPort());
      shopper.login("ordered-" + session);
      for (int write = 0; write < WRITES; write++) {
        assertThat(shopper.add("sku-1", 1).status()).isEqualTo(200);
      }
      for (int node = 0; node < TestCluster.NODES; node++) {
        Shopper there = shopper.at(cluster.httpPort(node));
        await()
            .atMost(ARRIVAL)
            .until(() -> there.get("/cart").body().contains("\"version\":" + WRITES));
      }
    }
  }
}

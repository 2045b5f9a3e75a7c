package statelab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.Wired;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

/**
 * Faults of links, and nodes that are told to end, on one cluster of nodes that copy their sessions
 * to each other.
 */
@Tag("extended")
class PeerFaultsIT {
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final List<String> LINKS =
      List.of("client-gateway", "gateway-node-1", "node-1-node-2");

  @TempDir static Path logs;
  private static BusyCluster busy;

  @BeforeAll
  static void start() throws InterruptedException {
    busy = new BusyCluster(ClusterPlan.of("replicated-session", 2).withLinks(LINKS), logs);
  }

  @AfterAll
  static void end() {
    busy.close();
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Latency("client-gateway", LATENCY, Duration.ZERO),
        new Latency("gateway-node-1", LATENCY, Duration.ofMillis(20)),
        new Latency("node-1-node-2", LATENCY, Duration.ZERO),
        new Bandwidth("client-gateway", 10),
        new Reset("gateway-node-1"),
        new Blackhole("gateway-node-1"),
        new Partition("node-1-node-2"),
        new Partition("node-2"),
        new Terminate("node-2"),
        new RollingRestart(false));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsProvenOnConnectionsInUseAndProvenGoneAfterwards(Fault fault)
      throws InterruptedException {
    busy.requireProven(fault);
  }

  @Test
  void proxiesStandOnThePlannedLinksAndNowhereElse() {
    assertThat(busy.cluster().links())
        .extracting(Link::name)
        .containsExactlyInAnyOrderElementsOf(LINKS);
  }

  @Test
  void nodesTalkToEachOtherThroughTheProxyOnly() {
    assertThat(busy.cluster().link("node-1-node-2").orElseThrow().traffic().forwardedBytes())
        .isPositive();
    assertThat(
            busy.cluster()
                .member("node-1")
                .as(Wired.class)
                .connectionsTo(busy.cluster().member("node-2")))
        .hasValue(0);
  }

  @Test
  void aFaultOnALinkThatTheArchitectureLacksIsNotMeasured() throws InterruptedException {
    FaultRecord record = busy.breakAndHeal(new StoreGone());

    assertThat(record.shownToHit()).isFalse();
    assertThat(record.hit()).extracting(Evidence::found).first().asString().contains("no link");
  }
}

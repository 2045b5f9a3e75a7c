package statelab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.lab.ClusterPlan;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

/** Faults of the store and planned changes, on one cluster whose sessions live in a store. */
@Tag("extended")
class StoreFaultsIT {
  @TempDir static Path logs;
  private static Belongings before;
  private static BusyCluster busy;

  @BeforeAll
  static void start() throws InterruptedException, IOException {
    before = Belongings.now();
    busy =
        new BusyCluster(
            ClusterPlan.of("central-session", 2).withLinks(new StoreGone().links(2)).withSpares(1),
            logs);
  }

  @AfterAll
  static void end() {
    busy.close();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(Belongings.now()).isEqualTo(before));
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new SlowStore(Duration.ofMillis(50), Duration.ZERO),
        new StoreGone(),
        new KillStore(),
        new Kill("node-1"),
        new ScaleOut(),
        new ScaleIn("node-2"),
        new RollingRestart(true));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsProvenAndProvenGoneAfterwards(Fault fault) throws InterruptedException {
    busy.requireProven(fault);
  }

  @Test
  void aSkewedClockIsNotMeasuredWhereExpiryDoesNotReadIt() throws InterruptedException {
    FaultRecord record = busy.breakAndHeal(new ClockSkew("node-1", Duration.ofSeconds(90)));

    assertThat(record.shownToHit()).isFalse();
    assertThat(record.hit())
        .extracting(Evidence::found)
        .containsExactly("90000 ms", "not measured: nothing reads the node's clock");
    assertThat(record.gone()).allMatch(Evidence::proves);
  }
}

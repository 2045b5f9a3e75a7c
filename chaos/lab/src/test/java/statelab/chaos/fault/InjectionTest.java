package statelab.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.experiment.FakeClock;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.RunClock;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;

class InjectionTest {
  private static final Duration LATENCY = Duration.ofMillis(100);

  private final FakeCluster cluster = new FakeCluster();
  private final RunClock clock = new FakeClock();

  static Stream<Fault> faults() {
    return Stream.of(
        new Kill("node-1"),
        new Kill("node-1+node-2"),
        new Terminate("node-1"),
        new Pause("node-1"),
        new Latency("client-gateway", LATENCY, Duration.ofMillis(5)),
        new Bandwidth("gateway-node-1", 10),
        new Reset("gateway-node-1"),
        new Reset("gateway-node-1", true),
        new Blackhole("gateway-node-1"),
        new Partition("node-1"),
        new Partition("node-1-node-2"),
        new SlowStore(LATENCY, Duration.ZERO),
        new StoreGone(),
        new KillStore(),
        new ClockSkew("node-1", Duration.ofSeconds(90)),
        new RollingRestart(true),
        new RollingRestart(false),
        new ScaleIn("node-2"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsProvenToHitAndProvenToBeGone(Fault fault) throws InterruptedException {
    FaultRecord record = breakAndHeal(fault);

    assertThat(record.hit()).isNotEmpty().allMatch(Evidence::proves);
    assertThat(record.gone()).isNotEmpty().allMatch(Evidence::proves);
    assertThat(record.kind()).isEqualTo(fault.kind().label());
    assertThat(record.target()).isEqualTo(fault.target());
    assertThat(record.effectiveNs()).isNotNull();
    requireUntouched();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aTrialThatIsBrokenOffLeavesNothingBroken(Fault fault) throws InterruptedException {
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      assertThat(injection.record().healedNs()).isNull();
    }
    requireUntouched();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultOnOneLinkLeavesTheOthersAlone(Fault fault) throws InterruptedException {
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      List<String> disturbed =
          cluster.fakeLinks.stream()
              .filter(link -> !link.disturbances().isEmpty())
              .map(FakeLink::name)
              .toList();
      assertThat(disturbed).containsExactlyInAnyOrderElementsOf(fault.links(2));
      injection.heal();
    }
  }

  static Stream<Fault> linkFaults() {
    return faults().filter(fault -> !fault.links(2).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("linkFaults")
  void aFaultThatItsProxiesDoNotCarryOutIsNotProven(Fault fault) throws InterruptedException {
    cluster.fakeLinks.forEach(link -> link.deaf = true);

    FaultRecord record = breakAndHeal(fault);

    assertThat(record.shownToHit()).isFalse();
    assertThat(record.effectiveNs()).isNull();
  }

  @ParameterizedTest
  @MethodSource("linkFaults")
  void aLinkThatKeepsItsFaultStopsTheRun(Fault fault) throws InterruptedException {
    cluster.fakeLinks.forEach(link -> link.stuck = true);
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      assertThatThrownBy(injection::heal)
          .isInstanceOf(LabException.class)
          .hasMessageContaining("could not be healed: disturbances of")
          .extracting(e -> ((LabException) e).reason())
          .isEqualTo(LabException.Reason.NOT_HEALED);
    }
  }

  /** Its link carries again, and users still do not reach the node. */
  @Test
  void aLinkOfTheGatewayIsNotHealedWhileItsNodeIsGivenUp() throws InterruptedException {
    cluster.givenUp.add("node-1");
    try (Injection injection = Injection.of(new Blackhole("gateway-node-1"), cluster, clock)) {
      assertThatThrownBy(injection::heal)
          .isInstanceOf(LabException.class)
          .hasMessageContaining("gateway's state of node-1")
          .extracting(e -> ((LabException) e).reason())
          .isEqualTo(LabException.Reason.NOT_HEALED);
    }
  }

  @Test
  void aPartitionThroughWhichBytesPassIsNone() throws InterruptedException {
    cluster.fakeLink("node-1-node-2").leaking = true;

    FaultRecord record = breakAndHeal(new Partition("node-1"));

    assertThat(record.hit().stream().filter(sign -> !sign.proves()))
        .extracting(Evidence::what)
        .containsExactly(
            "bytes let through by node-1-node-2 within 500 ms",
            "bytes let through by node-1-node-2 until it was healed");
  }

  @Test
  void aPartitionThatDoesNotLastUntilItIsHealedIsNone() throws InterruptedException {
    try (Injection injection = Injection.of(new Partition("node-1"), cluster, clock)) {
      assertThat(injection.record().shownToHit()).isTrue();
      cluster.fakeLink("node-1-node-2").leaking = true;
      injection.heal();

      assertThat(injection.record().effectiveNs()).isNull();
      assertThat(injection.record().hit().stream().filter(sign -> !sign.proves()))
          .extracting(Evidence::what)
          .containsExactly("bytes let through by node-1-node-2 until it was healed");
    }
  }

  @Test
  void aPartitionOfNodesWhoseConnectionsCannotBeSeenIsNotProven() throws InterruptedException {
    cluster.node("node-1").closedBook = true;

    FaultRecord record = breakAndHeal(new Partition("node-1"));

    assertThat(record.hit().stream().filter(sign -> !sign.proves()))
        .extracting(Evidence::found)
        .containsExactly("cannot be told");
  }

  /** Whatever the reason, the run must end with the exit code of a fault that stays. */
  @Test
  void aProcessThatCannotBeStartedAgainIsNotHealed() throws InterruptedException {
    cluster.node("node-1").failingStarts = 1;
    try (Injection injection = Injection.of(new Kill("node-1"), cluster, clock)) {
      assertThatThrownBy(injection::heal)
          .isInstanceOf(LabException.class)
          .hasMessage("The fault kill on node-1 could not be healed: node-1 does not start")
          .extracting(e -> ((LabException) e).reason())
          .isEqualTo(LabException.Reason.NOT_HEALED);
    }
    // Closing the injection tried once more.
    requireUntouched();
  }

  /** Without it, each sign of a fault that is gone would be waited for in vain, for a minute. */
  @Test
  void whereTheGroundIsGoneNobodyWaitsForAFaultToHitOrToBeGone() throws InterruptedException {
    cluster.fakeLinks.forEach(link -> link.stuck = true);
    try (Injection injection = Injection.of(new StoreGone(), cluster, clock)) {
      cluster.groundless = true;
      long beforeNs = clock.nowNs();

      assertGroundless(injection::heal);

      assertThat(clock.nowNs()).isEqualTo(beforeNs);
    }
    assertGroundless(() -> Injection.of(new StoreGone(), cluster, clock));
  }

  private static void assertGroundless(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(LabException.class)
        .extracting(e -> ((LabException) e).reason())
        .isEqualTo(LabException.Reason.ENGINE_GONE);
  }

  @Test
  void aPartitionThatNodesCanGoRoundIsNone() throws InterruptedException {
    cluster.node("node-1").backdoors = 1;

    FaultRecord record = breakAndHeal(new Partition("node-1"));

    assertThat(record.hit().stream().filter(sign -> !sign.proves()))
        .extracting(Evidence::what)
        .containsExactly("connections from node-1 to node-2 past the link");
  }

  @Test
  void aStoreWhoseRedisSurvivesIsNotKilled() throws InterruptedException {
    cluster.store.orphans = 1;

    FaultRecord record = breakAndHeal(new KillStore());

    assertThat(record.hit().stream().filter(sign -> !sign.proves()))
        .extracting(Evidence::what)
        .containsExactly("processes left of store");
  }

  @Test
  void aSkewThatNobodyReadsIsNotMeasured() throws InterruptedException {
    cluster.node("node-1").ignoresClock = true;

    FaultRecord record = breakAndHeal(new ClockSkew("node-1", Duration.ofSeconds(-90)));

    assertThat(record.hit())
        .extracting(Evidence::found)
        .containsExactly("-90000 ms", "not measured: nothing reads the node's clock");
  }

  @Test
  void delayedRoundTripsAreComparedWithThoseBefore() throws InterruptedException {
    FaultRecord record = breakAndHeal(new Latency("client-gateway", LATENCY, Duration.ZERO));

    assertThat(record.hit().getFirst())
        .returns("at least 90.0 ms (before: 1.0 ms)", Evidence::expected)
        .returns("101.0 ms", Evidence::found);
    assertThat(record.gone().getLast())
        .returns("at most 51.0 ms", Evidence::expected)
        .returns("1.0 ms", Evidence::found);
  }

  @Test
  void aLinkThatWasAsSlowBeforeShowsNoDelay() throws InterruptedException {
    FakeLink entrance = cluster.fakeLink("client-gateway");
    entrance.usual = LATENCY;
    entrance.deaf = true;

    FaultRecord record = breakAndHeal(new Latency("client-gateway", LATENCY, Duration.ZERO));

    assertThat(record.hit().getFirst())
        .returns("at least 150.0 ms (before: 100.0 ms)", Evidence::expected)
        .returns(false, Evidence::proves);
  }

  @Test
  void aClusterThatCannotGrowSaysSo() {
    assertThatThrownBy(() -> breakAndHeal(new ScaleOut()))
        .isInstanceOf(LabException.class)
        .hasMessage("This lab cannot add nodes to a running cluster.");
  }

  private FaultRecord breakAndHeal(Fault fault) throws InterruptedException {
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      injection.heal();
      return injection.record();
    }
  }

  private void requireUntouched() {
    assertThat(cluster.members).allMatch(FakeMember::serves);
    assertThat(cluster.store.serves()).isTrue();
    assertThat(cluster.members).allMatch(node -> node.clock().orElseThrow().ahead().isZero());
    assertThat(cluster.fakeLinks).allMatch(link -> link.disturbances().isEmpty());
  }
}

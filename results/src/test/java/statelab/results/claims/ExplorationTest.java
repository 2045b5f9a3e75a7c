package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import statelab.results.run.Level;

class ExplorationTest {
  private static final Ledger LEDGER = Ledger.standard();

  @Test
  void aDifferenceThatNoClaimRegisteredStandsOutAndItsUnalteredTwinDoesNot() {
    RecordedRun run =
        new RecordedRun()
            .with("central-session", "cpu_ns_per_request", spread(300, 1))
            .with("hybrid-session", "cpu_ns_per_request", spread(300, 2))
            .with("sticky-session", "cpu_ns_per_request", spread(200, 3));

    Exploration found = Exploration.of(LEDGER, run.observations());

    assertThat(found.contrasts()).isEqualTo(3);
    assertThat(found.standing())
        .extracting(entry -> entry.arm() + " / " + entry.against())
        .containsExactlyInAnyOrder(
            "central-session / sticky-session", "hybrid-session / sticky-session");
    assertThat(found.standing())
        .allSatisfy(
            entry -> {
              assertThat(entry.effect()).isCloseTo(1.5, within(0.1));
              assertThat(entry.cliffsDelta()).isEqualTo(1);
              assertThat(entry.adjustedP()).isLessThan(Exploration.FALSE_SHARE);
            });
  }

  /** {@code sticky-loses-more} and its like are judged elsewhere, by what they said before. */
  @Test
  void whatAClaimRegisteredIsLeftOut() {
    RecordedRun run =
        new RecordedRun()
            .with("sticky-session", "sessions_lost_share", .33, .35, .31, .34, .36, .32, .33)
            .with("stateless-jwt", "sessions_lost_share", 0, 0, 0, 0, 0, 0, 0);

    assertThat(Exploration.of(LEDGER, run.observations()).contrasts()).isZero();
  }

  @Test
  void levelsAreComparedWithTheUsualOneAndControlsWithNothing() {
    Level usual = new Level("2", true);
    Level eight = new Level("8", false);
    RecordedRun run =
        new RecordedRun()
            .with("sticky-session", usual, "cpu_ns_per_request", spread(200, 1))
            .with("sticky-session", eight, "cpu_ns_per_request", spread(260, 2))
            .with("sticky-session-control", usual, "cpu_ns_per_request", spread(200, 3));

    Exploration found = Exploration.of(LEDGER, run.observations());

    assertThat(found.contrasts()).isEqualTo(1);
    assertThat(found.standing())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.arm()).isEqualTo(new Subject("sticky-session", "8"));
              assertThat(entry.against()).isEqualTo(new Subject("sticky-session", "2"));
            });
  }

  /** Among contrasts of which none is true, whatever stands out is false. */
  @Test
  void ofManyContrastsWithoutAnyDifferenceHardlyEverOneStandsOut() {
    int runsWithAny = 0;
    for (int seed = 0; seed < 200; seed++) {
      RecordedRun run = new RecordedRun();
      for (String arm : List.of("no-auth", "central-session", "hybrid-session")) {
        for (String metric : List.of("cpu_ns_per_request", "latency_p50_ns", "latency_p99_ns")) {
          run.with(arm, metric, spread(100, seed * 100L + arm.hashCode() + metric.hashCode()));
        }
      }
      runsWithAny += Exploration.of(LEDGER, run.observations()).standing().isEmpty() ? 0 : 1;
    }
    assertThat(runsWithAny / 200.0).isLessThanOrEqualTo(0.08);
  }

  private static double[] spread(double mean, long seed) {
    Random random = new Random(seed);
    return DoubleStream.generate(() -> mean * Math.exp(0.03 * random.nextGaussian()))
        .limit(10)
        .toArray();
  }
}

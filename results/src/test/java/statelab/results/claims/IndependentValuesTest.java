package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Level;
import statelab.results.run.Observation;

class IndependentValuesTest {
  @Test
  void timesOfOneStartYieldOneValueTheirGeometricMean() {
    double[] values =
        IndependentValues.of(
            Metrics.named("cpu_ns_per_request"),
            List.of(
                observation("cpu_ns_per_request", 1, 1, 100),
                observation("cpu_ns_per_request", 1, 2, 400),
                observation("cpu_ns_per_request", 5, 3, 300)));

    assertThat(values).hasSize(2);
    assertThat(values[0]).isCloseTo(200, within(1e-9));
    assertThat(values[1]).isEqualTo(300);
  }

  @Test
  void whatIsNoTimeCountsForEachTrial() {
    double[] values =
        IndependentValues.of(
            Metrics.named("session_miss_share"),
            List.of(
                observation("session_miss_share", 1, 1, 0.6),
                observation("session_miss_share", 1, 2, 0.7)));

    assertThat(values).containsExactly(0.6, 0.7);
  }

  /** An arm that had to start anew in the middle of a start of the other has two pairs there. */
  @Test
  void aPairIsOneOfStartsAndNotOfTrials() {
    Claim claim = Ledger.standard().claim("token-cpu").orElseThrow();
    List<Observation> observations =
        List.of(
            cost("stateless-jwt", 1, 1, 200),
            cost("sticky-session", 2, 1, 100),
            cost("stateless-jwt", 1, 2, 220),
            cost("sticky-session", 2, 2, 110),
            cost("stateless-jwt", 1, 3, 210),
            cost("sticky-session", 6, 3, 105));

    ArmValues values = ArmValues.of(claim, observations);

    assertThat(values.values(claim.contrast().arms().getFirst(), false)).hasSize(2);
    assertThat(values.values(claim.contrast().arms().getLast(), false)).hasSize(2);
  }

  private static Observation observation(String metric, int start, int block, double value) {
    return observation("sticky-session", metric, start, block, value);
  }

  private static Observation cost(String arm, int start, int block, double value) {
    return observation(arm, "cpu_ns_per_request", start, block, value);
  }

  private static Observation observation(
      String arm, String metric, int start, int block, double value) {
    return new Observation(
        "request-cost",
        arm,
        new Level("hs256", true),
        start,
        block,
        block,
        metric,
        Metrics.named(metric).unit(),
        value,
        true,
        null);
  }
}

package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;

class LooksTest {
  private static final String LEDGER =
      """
      version: 1
      columns:
      - group: stateless
        arms: [stateless-jwt]
        setting: HS256
      questions:
      - id: costs
        question: What does it cost?
        advised: more
        rule: every-claim
        claims: [jwt-costs-more]
        cell: {experiment: kill-node, metric: cpu_ns_per_request}
      not-measured-yet:
      - id: rest
        advice: [3]
        statement: Everything else.
        reason: no experiment
      claims:
      - id: jwt-costs-more
        advice: [2]
        statement: Checking a token costs more.
        experiment: kill-node
        metric: cpu_ns_per_request
        contrast: {arm: stateless-jwt, more-than: sticky-session, by: 0.05}
        refuted-by: it costs less
      """;

  private static final double QUIET = 0.005;
  private static final double NOISY = 0.30;

  @Test
  void aNarrowIntervalEndsMeasuringAtTheFirstLook() {
    assertThat(looks().next(measured(10, QUIET, 1.5), 10)).isEmpty();
  }

  @Test
  void aWideOneGoesOnFromLookToLookAndEndsAtTheLast() {
    assertThat(looks().next(measured(10, NOISY, 1.5), 10)).hasValue(15);
    assertThat(looks().next(measured(15, NOISY, 1.5), 15)).hasValue(20);
    assertThat(looks().next(measured(20, NOISY, 1.5), 20)).hasValue(30);
    assertThat(looks().next(measured(30, NOISY, 1.5), 30)).isEmpty();
  }

  /** Else the stop would depend on what is to be decided. */
  @Test
  void whereTheEffectLiesDoesNotMatter() {
    for (double ratio : new double[] {0.5, 1, 1.05, 2, 10}) {
      assertThat(looks().next(measured(10, QUIET, ratio), 10)).isEmpty();
      assertThat(looks().next(measured(10, NOISY, ratio), 10)).hasValue(15);
    }
  }

  /**
   * Ten pairs without a loss leave 0.4 · (1 − 0.02^(1/10)) = 0.130 possible, fifteen 0.092; one
   * tenth is what matters.
   */
  @Test
  void whatIsRarelyLostIsWatchedForAsLongWhereverTheEffectLies() {
    for (double lost : new double[] {0, 0.1, 1.0 / 3}) {
      assertThat(lossLooks().next(losses(10, lost), 10)).as("lost %s", lost).hasValue(15);
      assertThat(lossLooks().next(losses(15, lost), 15)).as("lost %s", lost).isEmpty();
    }
  }

  private static Looks lossLooks() {
    String ledger =
        LEDGER
            .replace("cpu_ns_per_request", "sessions_lost_share")
            .replace(
                "more-than: sticky-session, by: 0.05}",
                "more-than: sticky-session, by: 0.10}\n  largest-effect: 0.4");
    return new Looks(Ledger.parse("mine.yaml", ledger), "kill-node");
  }

  private static List<Observation> losses(int blocks, double lost) {
    double[] none = new double[blocks];
    double[] some = new double[blocks];
    Arrays.fill(some, lost);
    return new RecordedRun()
        .with("stateless-jwt", "sessions_lost_share", some)
        .with("sticky-session", "sessions_lost_share", none)
        .observations();
  }

  @Test
  void anInvalidTrialDoesNotMoveTheLooks() {
    List<Observation> observations =
        new RecordedRun()
            .with("stateless-jwt", "cpu_ns_per_request", values(14, NOISY, 1.5, 1))
            .with("sticky-session", "cpu_ns_per_request", values(14, NOISY, 1, 2))
            .withInvalid("sticky-session", "cpu_ns_per_request", 15, 1)
            .observations();

    assertThat(looks().next(observations, 15)).hasValue(20);
  }

  @Test
  void nothingMeasuredIsNotEnough() {
    assertThat(looks().next(List.of(), 10)).hasValue(15);
  }

  @Test
  void aRunThatLookedIsJudgedAtItsOwnLevel() {
    Ledger ledger = Ledger.parse("mine.yaml", LEDGER);
    List<Observation> observations = measured(10, QUIET, 1.5);

    ClaimVerdict looked =
        Judge.of(ledger, manifest(Map.of(Looks.SETTING, "10"))).judge(observations).getFirst();
    ClaimVerdict fixed = Judge.of(ledger, manifest(Map.of())).judge(observations).getFirst();

    assertThat(looked.confidence()).isEqualTo(0.96);
    assertThat(fixed.confidence()).isEqualTo(0.95);
    assertThat(width(looked)).isGreaterThan(width(fixed));
  }

  private static double width(ClaimVerdict verdict) {
    Double low = verdict.intervalLow();
    Double high = verdict.intervalHigh();
    assertThat(low).isNotNull();
    assertThat(high).isNotNull();
    return low == null || high == null ? 0 : high - low;
  }

  private static Looks looks() {
    return new Looks(Ledger.parse("mine.yaml", LEDGER), "kill-node");
  }

  private static List<Observation> measured(int blocks, double noise, double ratio) {
    return new RecordedRun()
        .with("stateless-jwt", "cpu_ns_per_request", values(blocks, noise, ratio, 1))
        .with("sticky-session", "cpu_ns_per_request", values(blocks, noise, 1, 2))
        .observations();
  }

  private static double[] values(int blocks, double noise, double scale, long seed) {
    Random random = new Random(seed);
    double[] values = new double[blocks];
    Arrays.setAll(values, i -> 90_000 * scale * Math.exp(noise * random.nextGaussian()));
    return values;
  }

  private static Manifest manifest(Map<String, String> settings) {
    return new Manifest(
        "1",
        Instant.EPOCH,
        "process",
        "standard",
        1,
        "unknown",
        "",
        "statelab run",
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        settings);
  }
}

package statelab.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.results.statistics.RegressionRule.Decision;
import statelab.results.statistics.RegressionRule.Member;

/** How often the methods are wrong, and how often they find what is there. */
class SimulatedErrorRatesTest {
  private static final double DELTA = 0.05;
  private static final RegressionRule RULE = new RegressionRule(0.05);

  static Stream<Arguments> noises() {
    return Stream.of(Noise.values())
        .flatMap(noise -> Stream.of(Arguments.of(noise, 10), Arguments.of(noise, 20)));
  }

  @ParameterizedTest
  @MethodSource("noises")
  void nominal95PercentIntervalsCoverTheTruth93To97TimesIn100(Noise noise, int pairs) {
    double coverage =
        new Simulation("coverage, %s, n = %d".formatted(noise, pairs), 4_000)
            .share(
                random ->
                    noise.pairs(random, pairs, 1.1).interval(0.95).orElseThrow().contains(1.1));

    assertThat(coverage).isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @MethodSource("noises")
  void anArmAgainstItselfIsARegressionAtMostOnceIn100(Noise noise, int pairs) {
    double falseAlarms =
        new Simulation("A/A regression, %s, n = %d".formatted(noise, pairs), 4_000)
            .share(random -> decide(noise.pairs(random, pairs, 1)) == Decision.REGRESSION);

    assertThat(falseAlarms).isLessThanOrEqualTo(0.01);
  }

  @Test
  void aFamilyOfTwelveIsAFalseRegressionAtMostTwiceIn100() {
    double falseAlarms =
        new Simulation("A/A regression, family of 12", 2_000)
            .share(random -> RULE.decide(family(random, 12, 1)) == Decision.REGRESSION);

    assertThat(falseAlarms).isLessThanOrEqualTo(0.02);
  }

  @Test
  void aFamilyAtTheLimitItselfIsARegressionNoMoreOftenThanTheLevelAllows() {
    double falseAlarms =
        new Simulation("all 12 exactly at 1 + δ", 4_000)
            .share(random -> RULE.decide(family(random, 12, 1 + DELTA)) == Decision.REGRESSION);

    assertThat(falseAlarms).isLessThanOrEqualTo(0.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.018, 0.022, 0.028})
  void plannedLooksKeepFalseDifferencesBelow6In100WithoutAnyThreshold(double enough) {
    double falseAlarms =
        new Simulation("A/A difference, planned looks, δ = 0, half-width " + enough, 4_000)
            .share(random -> differs(measureWithLooks(random, enough), PlannedLooks.CONFIDENCE));

    assertThat(falseAlarms).isLessThanOrEqualTo(0.06);
  }

  /** Why intervals after planned looks are made at 96 %. */
  @ParameterizedTest
  @ValueSource(doubles = {0.018, 0.022, 0.028})
  void plannedLooksCostCoverageAt95Percent(double enough) {
    double falseAlarms =
        new Simulation("A/A difference, planned looks at 95 %, half-width " + enough, 4_000)
            .share(random -> differs(measureWithLooks(random, enough), 0.95));

    assertThat(falseAlarms).isBetween(0.045, 0.08);
  }

  @Test
  void stoppingOnSignificanceWouldRaiseFalseDifferencesFarAboveTheLevel() {
    double falseAlarms =
        new Simulation("A/A difference when stopping on significance after every pair", 4_000)
            .share(SimulatedErrorRatesTest::differsAtAnyPair);

    assertThat(falseAlarms).isGreaterThan(0.15);
  }

  @Test
  void tenPercentSlowerIsFoundFourTimesInFive() {
    double power =
        new Simulation("power, +10 %, sd 4.5 %, n = 10, δ = 5 %", 4_000)
            .share(random -> decide(Noise.NORMAL.pairs(random, 10, 1.1)) == Decision.REGRESSION);

    assertThat(power).isGreaterThanOrEqualTo(0.80);
  }

  @ParameterizedTest
  @MethodSource("noises")
  void theStatedMinimumDetectableEffectIsWithin15PercentOfTheSimulatedOne(Noise noise, int pairs) {
    double stated = statedEffect(noise, pairs);
    double simulated = simulatedEffect(noise, pairs);

    SimulationLog.add(
        "minimum detectable effect, %s, n = %d: stated %.4f, simulated %.4f"
            .formatted(noise, pairs, stated, simulated));
    assertThat(stated / simulated).isBetween(0.85, 1.15);
  }

  private static Decision decide(LogRatio comparison) {
    return RULE.decide(List.of(new Member(comparison, 1 + DELTA)));
  }

  private static List<Member> family(Random random, int size, double ratio) {
    List<Member> family = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      family.add(new Member(Noise.NORMAL.pairs(random, 10, ratio), 1 + DELTA));
    }
    return family;
  }

  private static boolean differs(LogRatio comparison, double confidence) {
    return !comparison.interval(confidence).orElseThrow().contains(1);
  }

  private static LogRatio measureWithLooks(Random random, double enough) {
    PlannedLooks looks = new PlannedLooks(PlannedLooks.STANDARD, enough);
    Growing growing = new Growing(random);
    LogRatio comparison = growing.upTo(10);
    for (OptionalInt next = looks.next(comparison);
        next.isPresent();
        next = looks.next(comparison)) {
      comparison = growing.upTo(next.getAsInt());
    }
    return comparison;
  }

  private static boolean differsAtAnyPair(Random random) {
    Growing growing = new Growing(random);
    for (int pairs = 5; pairs <= 30; pairs++) {
      if (differs(growing.upTo(pairs), 0.95)) {
        return true;
      }
    }
    return false;
  }

  private static double statedEffect(Noise noise, int pairs) {
    Random random = new Random(5);
    int repetitions = Simulation.times(500);
    double sum = 0;
    for (int i = 0; i < repetitions; i++) {
      sum +=
          noise.pairs(random, pairs, 1).minimumDetectable(1 + DELTA, 0.05, 0.80).orElseThrow() - 1;
    }
    return sum / repetitions;
  }

  /** The effect that is found in 80 of 100 repetitions, by halving the range it lies in. */
  private static double simulatedEffect(Noise noise, int pairs) {
    double low = DELTA;
    double high = 0.5;
    for (int step = 0; step < 9; step++) {
      double middle = (low + high) / 2;
      if (power(noise, pairs, middle) < 0.80) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double power(Noise noise, int pairs, double effect) {
    Random random = new Random(6);
    int repetitions = Simulation.times(500);
    int found = 0;
    for (int i = 0; i < repetitions; i++) {
      found += noise.pairs(random, pairs, 1 + effect).pAbove(1 + DELTA) <= 0.025 ? 1 : 0;
    }
    return (double) found / repetitions;
  }
}

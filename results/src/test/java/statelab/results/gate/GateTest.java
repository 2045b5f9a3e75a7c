package statelab.results.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticPairs;

class GateTest {
  private static final Gate GATE = new Gate(GateDefinition.standard());

  @Test
  void aBuildAgainstItselfPasses() {
    SyntheticPairs pairs = new SyntheticPairs(15, 7).make();

    GateDecision decision = decide(pairs);

    assertThat(decision.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(decision.pairs()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu_ns_per_request, 1.15, 0",
    "bytes_per_request, 1.05, 0",
    "latency_p50_ns, 1.8, 0",
    "sessions_lost_share, 1, 0.45",
    "failed_requests, 1, 80",
    "time_to_recover_s, 1, 3"
  })
  void aChangeForTheWorseIsARegressionOfThatMetricAlone(
      String metric, double factor, double summand) {
    SyntheticPairs pairs =
        new SyntheticPairs(15, 7).changed(metric, value -> value * factor + summand).make();

    GateDecision decision = decide(pairs);

    assertThat(decision.outcome()).isEqualTo(GateOutcome.REGRESSION);
    assertThat(decision.of(GateOutcome.REGRESSION))
        .extracting(finding -> finding.gated().metric().name())
        .containsExactly(metric);
  }

  @Test
  void aChangeForTheBetterPasses() {
    SyntheticPairs pairs =
        new SyntheticPairs(15, 7).changed("cpu_ns_per_request", value -> value * 0.7).make();

    assertThat(decide(pairs).outcome()).isEqualTo(GateOutcome.PASS);
  }

  @Test
  void whatLiesOnTheLimitIsInconclusiveAndSaysWhatCouldHaveBeenFound() {
    SyntheticPairs pairs =
        new SyntheticPairs(10, 7).changed("cpu_ns_per_request", value -> value * 1.05).make();

    GateFinding finding = decide(pairs).findings().getFirst();

    assertThat(finding.outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
    assertThat(finding.effect().orElseThrow().minimumDetectable().orElseThrow())
        .isBetween(0.06, 0.15);
  }

  @Test
  void aHigherFigureOfWhatShallBeHighIsNoRegressionAndALowerOneIs() {
    GateDefinition definition =
        GateDefinition.parse(
            "gate.yaml",
            """
            version: 1
            experiment: gate-trial
            architectures: [replicated-session]
            inconclusive: fail
            metrics:
              - metric: known_users_share
                allowed: 0.15
                largest-effect: 0.34
            """);
    List<Observation> base = renamed(new SyntheticPairs(10, 3).make().base());
    List<Observation> better = renamed(changedCpu(1.3).candidate());
    List<Observation> worse = renamed(changedCpu(0.7).candidate());

    assertThat(new Gate(definition).decide(base, better).outcome()).isEqualTo(GateOutcome.PASS);
    GateDecision decision = new Gate(definition).decide(base, worse);
    assertThat(decision.outcome()).isEqualTo(GateOutcome.REGRESSION);
    assertThat(decision.findings().getFirst().effect().orElseThrow().estimate()).isNegative();
  }

  @Test
  void anInvalidTrialDropsItsWholePair() {
    SyntheticPairs pairs = new SyntheticPairs(15, 7).invalidCandidate(3, "was late").make();

    GateFinding finding = decide(pairs).findings().getFirst();

    assertThat(finding.pairs()).isEqualTo(14);
    assertThat(finding.dropped())
        .containsExactly(new DroppedPair(3, "the trial of the candidate is invalid: was late"));
  }

  @Test
  void moreThanAFifthOfInvalidPairsIsNoBasisForADecision() {
    SyntheticPairs pairs = new SyntheticPairs(10, 7);
    List.of(1, 4, 8).forEach(block -> pairs.invalidCandidate(block, "was late"));

    GateDecision decision = decide(pairs.make());

    assertThat(decision.outcome()).isEqualTo(GateOutcome.INVALID);
    assertThat(decision.findings().getFirst().reason())
        .isEqualTo(
            "3 of 10 pairs cannot be used; the first: the trial of the candidate is invalid: was late");
  }

  @Test
  void aMetricThatNoTrialHasIsInvalidAndNeverAPass() {
    SyntheticPairs pairs = new SyntheticPairs(10, 7).make();
    List<Observation> withoutBytes =
        pairs.candidate().stream()
            .filter(observation -> !observation.metric().equals("bytes_per_request"))
            .toList();

    GateDecision decision = GATE.decide(pairs.base(), withoutBytes);

    assertThat(decision.outcome()).isEqualTo(GateOutcome.INVALID);
    assertThat(decision.of(GateOutcome.INVALID).getFirst().reason())
        .contains("the trial of the candidate has no such figure");
  }

  @Test
  void nothingInCommonIsInvalid() {
    assertThat(GATE.decide(List.of(), List.of()).findings())
        .allSatisfy(finding -> assertThat(finding.reason()).isEqualTo("no pair was measured"));
  }

  @Test
  void sixPairsWithoutALossDoNotShowThatNoneIsEverLost() {
    GateDefinition strict =
        GateDefinition.parse(
            "strict.yaml",
            GateDefinition.standardText()
                .replace("0.25\n    largest-effect", "0.18\n    largest-effect"));
    SyntheticPairs pairs = new SyntheticPairs(6, 7).make();

    GateFinding lost = new Gate(strict).decide(pairs.base(), pairs.candidate()).findings().get(3);

    assertThat(lost.gated().metric().name()).isEqualTo("sessions_lost_share");
    assertThat(lost.outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
    assertThat(lost.reason()).contains("9 without any would do");
    assertThat(lost.warnings())
        .anyMatch(warning -> warning.contains("can show no regression of this metric"));
  }

  /** 0.5 · (1 − 0.02^(1/n)) is 0.239 for six and 0.271 for five. */
  @Test
  void soManyPairsAsAMetricNeedsMakeItPassAndOneLessDoesNot() {
    for (GatedMetric gated : GateDefinition.standard().metrics().subList(3, 6)) {
      int needed = GATE.pairsToPass(gated);
      assertThat(needed).isEqualTo(6);
      assertThat(outcomeOf(gated, needed)).isEqualTo(GateOutcome.PASS);
      assertThat(outcomeOf(gated, needed - 1)).isEqualTo(GateOutcome.INCONCLUSIVE);
    }
  }

  @Test
  void soManyPairsAsAMetricNeedsCanBlameItAndOneLessCannot() {
    for (GatedMetric gated : GateDefinition.standard().metrics().subList(3, 6)) {
      int needed = GATE.pairsToBlame(gated);
      assertThat(needed).isEqualTo(9);
      assertThat(worstOf(gated, needed)).isEqualTo(GateOutcome.REGRESSION);
      assertThat(worstOf(gated, needed - 1)).isEqualTo(GateOutcome.INCONCLUSIVE);
    }
  }

  @Test
  void measuringBeginsWithTenPairsAndEndsWhenIntervalsAreNarrow() {
    SyntheticPairs quiet = new SyntheticPairs(15, 7).make();
    SyntheticPairs noisy =
        new SyntheticPairs(10, 7)
            .changed("cpu_ns_per_request", value -> value * (1 + 0.4 * Math.sin(value)))
            .make();

    assertThat(GATE.next(List.of(), List.of(), 0)).isEqualTo(OptionalInt.of(10));
    assertThat(GATE.next(quiet.base(), quiet.candidate(), 15)).isEmpty();
    assertThat(GATE.next(noisy.base(), noisy.candidate(), 10)).isEqualTo(OptionalInt.of(15));
  }

  @Test
  void pairsThatAllDifferByTheSameNeedNoFurtherOnes() {
    List<Observation> same = new SyntheticPairs(10, 7).make().base();

    assertThat(GATE.next(same, same, 10)).isEmpty();
    assertThat(GATE.decide(same, same).outcome()).isEqualTo(GateOutcome.PASS);
  }

  @Test
  void measuringNeverGoesBeyondThirtyPairs() {
    SyntheticPairs noisy =
        new SyntheticPairs(30, 7)
            .changed("cpu_ns_per_request", value -> value * (1 + 0.4 * Math.sin(value)))
            .make();

    assertThat(GATE.next(noisy.base(), noisy.candidate(), 30)).isEmpty();
  }

  @Test
  void measuringEndsWhenMoreThanAFifthIsInvalid() {
    SyntheticPairs pairs = new SyntheticPairs(10, 7);
    List.of(1, 4, 8).forEach(block -> pairs.invalidCandidate(block, "was late"));
    pairs.make();

    assertThat(GATE.next(pairs.base(), pairs.candidate(), 10)).isEmpty();
  }

  private static GateOutcome outcomeOf(GatedMetric gated, int pairs) {
    List<Observation> same = new SyntheticPairs(pairs, 7).make().base();
    return outcome(gated, GATE.decide(same, same));
  }

  /** The largest change there can be, the same in every pair. */
  private static GateOutcome worstOf(GatedMetric gated, int pairs) {
    String name = gated.metric().name();
    SyntheticPairs worst =
        new SyntheticPairs(pairs, 7).changed(name, value -> value + gated.allowed() * 3).make();
    return outcome(gated, decide(worst));
  }

  private static GateOutcome outcome(GatedMetric gated, GateDecision decision) {
    return decision.findings().stream()
        .filter(finding -> finding.gated().equals(gated))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static GateDecision decide(SyntheticPairs pairs) {
    return GATE.decide(pairs.base(), pairs.candidate());
  }

  private static SyntheticPairs changedCpu(double factor) {
    return new SyntheticPairs(10, 3).changed("cpu_ns_per_request", value -> value * factor).make();
  }

  /** CPU time, made a share, under the name of a metric that is better when it is higher. */
  private static List<Observation> renamed(List<Observation> observations) {
    return observations.stream()
        .filter(observation -> observation.metric().equals("cpu_ns_per_request"))
        .map(
            each ->
                new Observation(
                    each.experiment(),
                    each.architecture(),
                    each.level(),
                    each.start(),
                    each.block(),
                    each.trial(),
                    "known_users_share",
                    "share",
                    each.value() / 360_000,
                    each.valid(),
                    each.invalidReason()))
        .toList();
  }
}

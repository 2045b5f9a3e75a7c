package statelab.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;
import statelab.results.synthetic.SyntheticBank;

class GateBankTest {
  private static final int GATES = 20;

  /** Ten pairs of 30 s each. */
  private static final Duration BUDGET = Duration.ofMinutes(5);

  @Test
  void pairsOfAQuietMachinePassAgainstThemselvesAndShowWhatWasSlowedDown() throws Exception {
    BankSection section = sections(new SyntheticBank(1).ofEachKind(40, 0.01), BUDGET).getFirst();

    assertThat(section.kinds().stream().map(BankSection.Kind::side))
        .containsExactly("itself", "slowed-5", "slowed-20");
    assertThat(kind(section, "itself").drawn().of(GateOutcome.PASS)).isGreaterThan(18);
    assertThat(kind(section, "slowed-20").drawn().of(GateOutcome.REGRESSION)).isEqualTo(GATES);
    assertThat(kind(section, "slowed-20").drawn().metricsWith(GateOutcome.REGRESSION))
        .contains(Map.entry("replicated-session cpu_ns_per_request", GATES));
    // What is just as much worse as is allowed can be shown neither way.
    assertThat(kind(section, "slowed-5").drawn().of(GateOutcome.INCONCLUSIVE)).isGreaterThan(16);
  }

  @Test
  void gatesWithoutASharedPairTakeEachPairOnce() throws Exception {
    BankSection.Kind itself =
        kind(sections(new SyntheticBank(2).ofEachKind(35, 0.005), BUDGET).getFirst(), "itself");

    assertThat(itself.apart().gates()).isBetween(1, 3);
    assertThat(itself.apart().pairs()).isLessThanOrEqualTo(35);
    assertThat(itself.apart().gates() * 10).isLessThanOrEqualTo(itself.apart().pairs());
  }

  @Test
  void fewerPairsThanAGateNeedsMakeNoGateWithoutASharedPair() throws Exception {
    BankSection.Kind itself =
        kind(sections(new SyntheticBank(3).ofEachKind(6, 0.005), BUDGET).getFirst(), "itself");

    assertThat(itself.apart().gates()).isZero();
    assertThat(itself.drawn().gates()).isEqualTo(GATES);
  }

  @Test
  void aGateEndsWhenTheTimeThatItsPairsTookUsesUpTheBudget() throws Exception {
    List<BankPair> restless = new SyntheticBank(4).ofEachKind(20, 0.3);

    // A pair took 30 s.
    assertThat(kind(sections(restless, Duration.ofMinutes(3)).getFirst(), "itself").drawn())
        .satisfies(tally -> assertThat(tally.meanPairs()).isEqualTo(6))
        .satisfies(tally -> assertThat(tally.meanMinutes()).isEqualTo(3));
  }

  @Test
  void theSameSeedDrawsTheSameGates() throws Exception {
    List<BankPair> pairs = new SyntheticBank(5).ofEachKind(12, 0.05);

    assertThat(sections(pairs, BUDGET)).isEqualTo(sections(pairs, BUDGET));
  }

  @Test
  void pairsOfAnotherTrialOrMachineAreASectionOfTheirOwn() throws Exception {
    List<BankPair> pairs = new ArrayList<>(new SyntheticBank(6).ofEachKind(3, 0.01));
    pairs.add(altered(pairs.getFirst(), Map.of("calm", "PT9S"), "2"));
    pairs.add(altered(pairs.getFirst(), Map.of("calm", "PT4S"), "16"));

    assertThat(sections(pairs, BUDGET).stream().map(BankSection::pairs)).containsExactly(9, 1, 1);
  }

  @Test
  void invalidTrialsAreCountedAndMakeGatesInvalid() throws Exception {
    List<BankPair> pairs =
        new SyntheticBank(7)
            .ofEachKind(10, 0.01).stream().map(GateBankTest::withInvalidItself).toList();
    BankSection section = sections(pairs, BUDGET).getFirst();

    assertThat(section.invalidTrials()).isEqualTo(10);
    assertThat(section.trials()).isEqualTo(60);
    assertThat(kind(section, "itself").drawn().of(GateOutcome.INVALID)).isEqualTo(GATES);
    assertThat(kind(section, "slowed-20").drawn().of(GateOutcome.REGRESSION)).isEqualTo(GATES);
  }

  @Test
  void pairsThatDoNotHoldWhatTheGateChecksAreNotUsed() throws Exception {
    GateDefinition other = GateDefinition.standard().with(List.of("sticky-session"));
    List<BankPair> pairs = new SyntheticBank(8).ofEachKind(2, 0.01);

    assertThat(new GateBank(other, "gate-trial", BUDGET).resample(pairs, GATES, 1)).isEmpty();
  }

  @Test
  void drawingCanBeInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> sections(new SyntheticBank(9).ofEachKind(12, 0.01), BUDGET))
        .isInstanceOf(InterruptedException.class);
  }

  private static List<BankSection> sections(List<BankPair> pairs, Duration budget)
      throws InterruptedException {
    return new GateBank(GateDefinition.standard(), "gate-trial", budget).resample(pairs, GATES, 1);
  }

  private static BankSection.Kind kind(BankSection section, String side) {
    return section.kinds().stream()
        .filter(kind -> kind.side().equals(side))
        .findFirst()
        .orElseThrow();
  }

  private static BankPair altered(BankPair pair, Map<String, String> conditions, String cores) {
    return new BankPair(
        pair.number() + 100,
        pair.seed(),
        pair.recordedAt(),
        pair.commit(),
        pair.lab(),
        Map.of("cpu", "a processor", "cores", cores),
        pair.experiment(),
        conditions,
        pair.trials());
  }

  private static BankPair withInvalidItself(BankPair pair) {
    List<BankTrial> trials =
        pair.trials().stream()
            .map(trial -> trial.side().equals("itself") ? invalid(trial) : trial)
            .toList();
    return new BankPair(
        pair.number(),
        pair.seed(),
        pair.recordedAt(),
        pair.commit(),
        pair.lab(),
        pair.machine(),
        pair.experiment(),
        pair.conditions(),
        trials);
  }

  private static BankTrial invalid(BankTrial trial) {
    return new BankTrial(
        trial.side(),
        trial.slowDown(),
        trial.architecture(),
        trial.place(),
        trial.tookS(),
        trial.figures(),
        trial.doubts(),
        List.of("The load generator was late."));
  }
}

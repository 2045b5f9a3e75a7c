package statelab.results.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.BankBlock;
import statelab.results.run.BankTrial;
import statelab.results.synthetic.SyntheticBank;

class GateBankTest {
  private static final int GATES = 20;

  /** Ten pairs of 30 s each. */
  private static final Duration BUDGET = Duration.ofMinutes(5);

  @Test
  void pairsOfAQuietMachinePassAgainstThemselvesAndShowWhatWasSlowedDown() throws Exception {
    BankSection section = sections(new SyntheticBank(1).blocks(40, 0.01), BUDGET).getFirst();

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
        kind(sections(new SyntheticBank(2).blocks(35, 0.005), BUDGET).getFirst(), "itself");

    assertThat(itself.apart().gates()).isBetween(1, 3);
    assertThat(itself.apart().pairs()).isLessThanOrEqualTo(35);
    assertThat(itself.apart().gates() * 10).isLessThanOrEqualTo(itself.apart().pairs());
  }

  @Test
  void fewerPairsThanAGateNeedsMakeNoGateWithoutASharedPair() throws Exception {
    BankSection.Kind itself =
        kind(sections(new SyntheticBank(3).blocks(6, 0.005), BUDGET).getFirst(), "itself");

    assertThat(itself.apart().gates()).isZero();
    assertThat(itself.drawn().gates()).isEqualTo(GATES);
  }

  @Test
  void aGateEndsWhenTheTimeThatItsPairsTookUsesUpTheBudget() throws Exception {
    List<BankBlock> restless = new SyntheticBank(4).blocks(20, 0.3);

    // A pair took 30 s.
    assertThat(kind(sections(restless, Duration.ofMinutes(3)).getFirst(), "itself").drawn())
        .satisfies(tally -> assertThat(tally.meanPairs()).isEqualTo(6))
        .satisfies(tally -> assertThat(tally.meanMinutes()).isEqualTo(3));
  }

  @Test
  void theSameSeedDrawsTheSameGates() throws Exception {
    List<BankBlock> blocks = new SyntheticBank(5).blocks(12, 0.05);

    assertThat(sections(blocks, BUDGET)).isEqualTo(sections(blocks, BUDGET));
  }

  @Test
  void blocksOfAnotherTrialOrMachineAreASectionOfTheirOwn() throws Exception {
    List<BankBlock> blocks = new ArrayList<>(new SyntheticBank(6).blocks(3, 0.01));
    blocks.add(altered(blocks.getFirst(), Map.of("calm", "PT9S"), "2"));
    blocks.add(altered(blocks.getFirst(), Map.of("calm", "PT4S"), "16"));

    assertThat(sections(blocks, BUDGET).stream().map(BankSection::blocks)).containsExactly(3, 1, 1);
  }

  @Test
  void invalidTrialsAreCountedAndMakeGatesInvalid() throws Exception {
    List<BankBlock> blocks =
        new SyntheticBank(7)
            .blocks(10, 0.01).stream().map(GateBankTest::withInvalidItself).toList();
    BankSection section = sections(blocks, BUDGET).getFirst();

    assertThat(section.invalidTrials()).isEqualTo(10);
    assertThat(section.trials()).isEqualTo(40);
    assertThat(kind(section, "itself").drawn().of(GateOutcome.INVALID)).isEqualTo(GATES);
    assertThat(kind(section, "slowed-20").drawn().of(GateOutcome.REGRESSION)).isEqualTo(GATES);
  }

  @Test
  void blocksThatDoNotHoldWhatTheGateChecksAreNotUsed() throws Exception {
    GateDefinition other = GateDefinition.standard().with(List.of("sticky-session"));
    List<BankBlock> blocks = new SyntheticBank(8).blocks(2, 0.01);

    assertThat(new GateBank(other, "gate-trial", BUDGET).resample(blocks, GATES, 1)).isEmpty();
  }

  @Test
  void drawingCanBeInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> sections(new SyntheticBank(9).blocks(12, 0.01), BUDGET))
        .isInstanceOf(InterruptedException.class);
  }

  private static List<BankSection> sections(List<BankBlock> blocks, Duration budget)
      throws InterruptedException {
    return new GateBank(GateDefinition.standard(), "gate-trial", budget).resample(blocks, GATES, 1);
  }

  private static BankSection.Kind kind(BankSection section, String side) {
    return section.kinds().stream()
        .filter(kind -> kind.side().equals(side))
        .findFirst()
        .orElseThrow();
  }

  private static BankBlock altered(BankBlock block, Map<String, String> conditions, String cores) {
    return new BankBlock(
        block.number() + 10,
        block.seed(),
        block.recordedAt(),
        block.commit(),
        block.lab(),
        Map.of("cpu", "a processor", "cores", cores),
        block.experiment(),
        conditions,
        block.trials());
  }

  private static BankBlock withInvalidItself(BankBlock block) {
    List<BankTrial> trials =
        block.trials().stream()
            .map(trial -> trial.side().equals("itself") ? invalid(trial) : trial)
            .toList();
    return new BankBlock(
        block.number(),
        block.seed(),
        block.recordedAt(),
        block.commit(),
        block.lab(),
        block.machine(),
        block.experiment(),
        block.conditions(),
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

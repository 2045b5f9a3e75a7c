package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;
import statelab.results.run.Verdict;

/** Laws of the judge that hold for any data. */
class JudgePropertiesTest {
  private static final String CLAIM = "stateless-costs-more-cpu";
  private static final Ledger LEDGER = CostClaims.ledger();

  @RepeatedTest(60)
  void aVerdictNeverGetsMoreCertainByMarkingTrialsInvalid(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RecordedRun run = run(random, 1.0, 8 + random.nextInt(8));
    Verdict before = verdict(run.observations());

    Verdict after = verdict(someInvalid(run.observations(), random));

    assertThat(after).isIn(before, Verdict.INCONCLUSIVE);
  }

  @RepeatedTest(30)
  void anotherUnitChangesNoVerdict(RepetitionInfo repetition) {
    RecordedRun inNs = run(new Random(repetition.getCurrentRepetition()), 1.0, 8);
    RecordedRun inOther = run(new Random(repetition.getCurrentRepetition()), 1e-3, 8);

    assertThat(verdict(inOther.observations())).isEqualTo(verdict(inNs.observations()));
  }

  @RepeatedTest(30)
  void exchangingTheArmsNeverSupportsBothSides(RepetitionInfo repetition) {
    RecordedRun run = run(new Random(repetition.getCurrentRepetition()), 1.0, 8);

    Verdict forwards = verdict(run.observations());
    Verdict backwards = verdict(exchanged(run.observations()));

    if (forwards == Verdict.SUPPORTED) {
      assertThat(backwards).isEqualTo(Verdict.REFUTED);
    }
    assertThat(List.of(forwards, backwards))
        .isNotEqualTo(List.of(Verdict.SUPPORTED, Verdict.SUPPORTED));
  }

  private static RecordedRun run(Random random, double unit, int blocks) {
    double[] sticky = random.doubles(blocks).map(u -> unit * (95 + 10 * u)).toArray();
    double factor = 0.95 + 0.25 * random.nextDouble();
    double[] jwt = random.doubles(blocks).map(u -> unit * factor * (95 + 10 * u)).toArray();
    return new RecordedRun()
        .with("sticky-session", "cpu_ns_per_request", sticky)
        .with("stateless-jwt", "cpu_ns_per_request", jwt);
  }

  private static List<Observation> someInvalid(List<Observation> all, Random random) {
    List<Observation> marked = new ArrayList<>();
    for (Observation each : all) {
      marked.add(random.nextInt(10) == 0 ? invalid(each) : each);
    }
    return marked;
  }

  private static Observation invalid(Observation each) {
    return new Observation(
        each.experiment(),
        each.architecture(),
        each.level(),
        each.start(),
        each.block(),
        each.trial(),
        each.metric(),
        each.unit(),
        each.value(),
        false,
        "marked by the test");
  }

  private static List<Observation> exchanged(List<Observation> all) {
    return all.stream().map(JudgePropertiesTest::exchanged).toList();
  }

  private static Observation exchanged(Observation each) {
    boolean sticky = each.architecture().equals("sticky-session");
    return new Observation(
        each.experiment(),
        sticky ? "stateless-jwt" : "sticky-session",
        each.level(),
        each.start(),
        each.block(),
        each.trial(),
        each.metric(),
        each.unit(),
        each.value(),
        true,
        null);
  }

  private static Verdict verdict(List<Observation> observations) {
    return new Judge(LEDGER)
        .judge(observations).stream()
            .filter(each -> each.claim().equals(CLAIM))
            .map(ClaimVerdict::verdict)
            .findFirst()
            .orElseThrow();
  }
}

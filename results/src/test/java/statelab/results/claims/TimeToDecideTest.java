package statelab.results.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;

class TimeToDecideTest {
  private static final double[] NOTHING_LOST = {0, 0, 0, 0, 0, 0};
  private static final Ledger LEDGER = Ledger.standard();
  private static final Judge JUDGE = new Judge(LEDGER);
  private static final long TRIAL_NS = Duration.ofSeconds(30).toNanos();

  /**
   * Thirteen blocks are needed where nothing is lost, six are there; two trials of 30 s in each.
   */
  @Test
  void sevenMoreBlocksOfTwoTrialsOfHalfAMinuteTakeSevenMinutes() {
    TimeToDecide time = of(nothingLost(), trials(6));

    assertThat(time.moreBlocks()).containsEntry("replicated-loses-more", 7);
    assertThat(time.time()).contains(Duration.ofMinutes(7));
    assertThat(time.sentence()).isPresent();
    assertThat(time.sentence().orElseThrow())
        .contains("by up to 7 more blocks, about 7 more minutes, if their effects");
  }

  @Test
  void oneTrialDoesNotTellHowLongABlockTakes() {
    TimeToDecide time = of(nothingLost(), trials(6).subList(0, 1));

    assertThat(time.time()).isEmpty();
    assertThat(time.sentence().orElseThrow()).contains("7 more blocks, if their");
  }

  @Test
  void withoutDataNothingIsPromised() {
    TimeToDecide time = of(List.of(), List.of());

    assertThat(time.inconclusive()).isZero();
    assertThat(time.sentence()).isEmpty();
  }

  @Test
  void onlyWhatWasMeasuredCountsAsInconclusive() {
    TimeToDecide time = of(nothingLost().subList(0, 0), List.of());
    TimeToDecide one =
        of(
            new RecordedRun()
                .with("replicated-session", "sessions_lost_share", 0)
                .with("stateless-jwt", "sessions_lost_share", 0)
                .observations(),
            List.of());

    assertThat(time.inconclusive()).isZero();
    assertThat(one.inconclusive()).isEqualTo(2);
    assertThat(one.sentence().orElseThrow())
        .isEqualTo(
            "2 claims are inconclusive; these data cannot tell how many more blocks would decide.");
  }

  @Test
  void nothingIsSaidWhereEverythingIsDecided() {
    assertThat(TimeToDecide.of(JUDGE, List.of(), List.of(), List.of()).sentence()).isEmpty();
  }

  private static List<Observation> nothingLost() {
    return new RecordedRun()
        .with("replicated-session", "sessions_lost_share", NOTHING_LOST)
        .with("stateless-jwt", "sessions_lost_share", NOTHING_LOST)
        .observations();
  }

  private static TimeToDecide of(List<Observation> observations, List<TrialRecord> trials) {
    return TimeToDecide.of(JUDGE, JUDGE.judge(observations), observations, trials);
  }

  private static List<TrialRecord> trials(int blocks) {
    List<TrialRecord> trials = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      for (String architecture : List.of("replicated-session", "stateless-jwt")) {
        long from = trials.size() * TRIAL_NS;
        trials.add(trial(architecture, block, trials.size() + 1, from));
      }
    }
    return trials;
  }

  private static TrialRecord trial(String architecture, int block, int trial, long fromNs) {
    return new TrialRecord(
        "kill-node",
        architecture,
        Level.NONE,
        Map.of(),
        1,
        block,
        trial,
        1,
        "process",
        List.of(new PhaseSpan(Phase.CALM, fromNs, fromNs + 1)),
        List.of(),
        new GeneratorReport(1, 0, 0, 0, 0, 0, 0, 0, 0, List.of()),
        List.of(),
        List.of());
  }
}

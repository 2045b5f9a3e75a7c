package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;

class DesignWordsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aPhaseThatLastsTheSameInAllTrialsIsToldOnce() {
    assertThat(words(trial(20.0, Map.of()), trial(20.2, Map.of())))
        .contains("Each trial: 20 s to warm up, 10 s of calm.");
  }

  @Test
  void aWarmUpThatLastsUntilAClusterIsWarmHasTwoEnds() {
    assertThat(words(trial(50, Map.of()), trial(35, Map.of()), trial(65, Map.of())))
        .contains("Each trial: 35 to 65 s to warm up, 10 s of calm.");
  }

  @Test
  void aLengthOfTimeIsToldInSeconds() {
    assertThat(words(trial(20, Map.of("think_time", "PT0.25S", "nodes", "2"))))
        .contains("The same in all of them: nodes 2, think_time 0.25 s.");
  }

  @Test
  void whatOnlyBeginsLikeALengthOfTimeIsToldAsItIs() {
    assertThat(words(trial(20, Map.of("note", "PTA"))))
        .contains("The same in all of them: note PTA.");
  }

  @Test
  void whereOneLevelFollowsAScriptItsLengthIsNoCalm() {
    assertThat(words(trial(20, Map.of()), scripted()))
        .contains(
            "Each trial: 20 s to warm up, 10 s of calm. At expired users follow a script: 62 s.");
    assertThat(words(scripted())).contains("Each trial: 62 s.");
  }

  private static TrialRecord scripted() {
    return trial(
        new Level("expired", false),
        Map.of(TrialRecord.SCRIPT, "expiry"),
        List.of(new PhaseSpan(Phase.CALM, 0, 62 * SECOND)));
  }

  private static List<String> words(TrialRecord... trials) {
    return DesignWords.of(List.of("sticky-session"), List.of(trials));
  }

  private static TrialRecord trial(double warmUpS, Map<String, String> factors) {
    long warm = (long) (warmUpS * SECOND);
    return trial(
        Level.NONE,
        factors,
        List.of(
            new PhaseSpan(Phase.WARM_UP, 0, warm),
            new PhaseSpan(Phase.CALM, warm, warm + 10 * SECOND),
            new PhaseSpan(Phase.AUDIT, warm + 10 * SECOND, warm + 11 * SECOND)));
  }

  private static TrialRecord trial(
      Level level, Map<String, String> factors, List<PhaseSpan> timeline) {
    return new TrialRecord(
        "request-cost",
        "sticky-session",
        level,
        factors,
        1,
        1,
        1,
        7,
        "process",
        timeline,
        List.of(),
        new GeneratorReport(1, 0, 0, 0.1, 0, 0, 0, 0, 0, List.of()),
        List.of(),
        List.of());
  }
}

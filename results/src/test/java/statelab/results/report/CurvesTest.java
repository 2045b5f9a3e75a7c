package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.report.page.Experiment;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticFigures;
import statelab.results.synthetic.SyntheticRun;

/** What is drawn of several trials together, from values with known answers. */
class CurvesTest {
  private static final Ledger LEDGER = Ledger.standard();

  @TempDir private Path runs;

  @Test
  void costsThatGrowWithEachNodeGiveTheEfficiencyOfTheLawTheyComeFrom() throws IOException {
    // X(8) ÷ 8·X(1) is what a request costs at one node ÷ what it costs at eight: 1 ÷ (1 + 0.1·7).
    Experiment.Scaling scaling = scaling(List.of(1, 2, 3, 4, 6, 8));

    Experiment.ScalingRow row = scaling.rows().getFirst();
    assertThat(scaling.nodes()).containsExactly("1", "2", "3", "4", "6", "8");
    assertThat(row.atOne()).isEqualTo("1000 requests/s");
    assertThat(row.efficiencies().getFirst()).isEqualTo("100.0 %");
    assertThat(row.efficiencies().getLast()).matches("5[89]\\.\\d % \\(5\\d\\.\\d % to [56]\\d.*");
  }

  @Test
  void aFitOfFewNumbersOfNodesSaysThatItDeservesLittleTrust() throws IOException {
    assertThat(scaling(List.of(1, 2, 4, 8)).rows().getFirst().doubts())
        .contains("4 found, 6 needed loads for a scalability fit");
  }

  @Test
  void twoNumbersOfNodesGiveNoFit() throws IOException {
    Experiment.ScalingRow row = scaling(List.of(2, 8)).rows().getFirst();
    assertThat(row.atOne()).isEmpty();
    assertThat(row.doubts()).containsExactly("no fit: it needs three different numbers of nodes");
  }

  @Test
  void nothingIsEfficientAgainstOneNodeThatWasNotMeasured() throws IOException {
    Experiment.ScalingRow row = scaling(List.of(2, 4, 8)).rows().getFirst();
    assertThat(row.efficiencies()).containsOnly("");
    assertThat(row.doubts()).anyMatch(doubt -> doubt.startsWith("one node alone was not"));
  }

  @Test
  void ratesThatBoundedNodesServeAreFittedThemselvesWhateverTheExperimentIsCalled()
      throws IOException {
    // 50 ÷ (1 + 0.1·(N − 1)) for each node, so that of four nodes each serves 1 ÷ 1.3 of one alone.
    Experiment.Scaling scaling =
        ScalingFits.words(
            section(
                new SyntheticFigures(4)
                    .served("mine", "stateless-jwt", List.of(1, 2, 3, 4), "", n -> 50 * n)
                    .served(
                        "mine",
                        "replicated-session",
                        List.of(1, 2, 3, 4),
                        "",
                        n -> 50 * n / (1 + 0.1 * (n - 1)))
                    .served("mine", "replicated-session", List.of(1, 2, 4), "-wait-80", n -> 50 * n)
                    .served("mine", "replicated-session", List.of(3), "x", n -> 1)
                    .served("mine", "sticky-session-control", List.of(1, 2), "", n -> 50 * n)
                    .observations()));

    assertThat(scaling.measured()).isTrue();
    assertThat(scaling.nodes()).containsExactly("1", "2", "3", "4");
    assertThat(scaling.rows())
        .extracting(Experiment.ScalingRow::arm)
        .containsExactly("stateless-jwt", "replicated-session", "replicated-session at wait-80");
    assertThat(scaling.rows())
        .extracting(row -> row.efficiencies().getLast().replaceFirst("(\\.\\d)? %.*", ""))
        .containsExactly("100", "76", "100");
    assertThat(scaling.rows().getFirst().atOne()).isEqualTo("50 requests/s");
    assertThat(scaling(List.of(1, 2, 4)).measured()).isFalse();
  }

  @Test
  void whatWasNotOverAtTheHorizonNeverCountsAsRecovered() throws IOException {
    List<Observation> observations =
        Stream.of(0.0, 0.5, 2.5, 6.0)
            .flatMap(
                time ->
                    new SyntheticFigures(1)
                            .same(
                                "kill-node",
                                "sticky-session",
                                Level.NONE,
                                "time_to_recover_s",
                                time)
                            .observations()
                            .stream())
            .toList();

    Experiment.Recovery recovery = RecoveryCurves.of(section(observations));

    assertThat(recovery.moments()).containsExactly("0.5 s", "1 s", "2 s", "3 s", "4 s");
    assertThat(recovery.rows().getFirst().shares())
        .containsExactly("50 %", "50 %", "50 %", "75 %", "75 %");
    assertThat(recovery.rows().getFirst().recovered()).startsWith("3 of 4 (");
    assertThat(recovery.rows().getFirst().mean()).isEqualTo("2.25 s");
  }

  @Test
  void anArmWithoutAFaultIsNotToldBeforeAndAfterOne() {
    ArmTimeline calm =
        new ArmTimeline("no-auth at none", true, 2, List.of(), List.of(), List.of(), bins());

    assertThat(TimelineWords.of(calm).summary())
        .isEqualTo(
            "no-auth at none over 2 trials: no fault; median of the 95th percentile 3 ms, at most 3 ms;"
                + " no request failed.");
  }

  private static List<ArmTimeline.Bin> bins() {
    return Stream.of(2.0, 3.0, 3.0)
        .map(p95 -> new ArmTimeline.Bin(p95, 1.0, p95, 4.0, 10, 0, 0, List.of()))
        .toList();
  }

  private Experiment.Scaling scaling(List<Integer> nodes) throws IOException {
    return ScalingFits.words(
        section(
            new SyntheticFigures(4)
                .scaling("replicated-session", nodes, n -> 1e6 * (1 + 0.1 * (n - 1)))
                .observations()));
  }

  private ExperimentSection section(List<Observation> observations) throws IOException {
    RunFolder run = new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42).blocks(0).write(runs);
    run.writeObservations(observations);
    return ExperimentSection.of(RunData.of(run, List.of())).getFirst();
  }
}

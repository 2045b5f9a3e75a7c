package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Ledger;
import statelab.results.report.page.Experiment;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticRun;

class BreakEvenTest {
  private static final Ledger LEDGER = Ledger.standard();

  @TempDir private Path runs;
  private final List<Observation> observations = new ArrayList<>();

  @Test
  void aDearLoginWithCheapRequestsPaysInLongSessions() throws IOException {
    costs("stateless-jwt", 1, 100, 50);
    costs("sticky-session", 1, 400, 20);

    assertThat(rows())
        .containsExactly(
            new Experiment.BreakEvenRow(
                "stateless-jwt",
                "sticky-session",
                "10",
                "stateless-jwt costs less in shorter sessions, sticky-session in longer ones",
                "in 1 of 1 blocks, at 10 to 10"));
  }

  @Test
  void whatCostsLessAtBothCostsLessWhateverTheLength() throws IOException {
    costs("stateless-jwt", 1, 400, 50);
    costs("sticky-session", 1, 100, 20);

    assertThat(rows())
        .extracting(Experiment.BreakEvenRow::requests, Experiment.BreakEvenRow::verdict)
        .containsExactly(tuple("never", "sticky-session costs less whatever the length"));
  }

  @Test
  void blocksThatDisagreeAreTold() throws IOException {
    costs("stateless-jwt", 1, 100, 50);
    costs("sticky-session", 1, 400, 20);
    costs("stateless-jwt", 2, 100, 50);
    costs("sticky-session", 2, 400, 45);
    costs("stateless-jwt", 3, 100, 50);
    costs("sticky-session", 3, 400, 55);

    assertThat(rows())
        .extracting(Experiment.BreakEvenRow::blocks)
        .containsExactly("in 2 of 3 blocks, at 10 to 60");
  }

  @Test
  void aControlIsNoArchitectureToChoose() throws IOException {
    costs("sticky-session", 1, 100, 50);
    costs("sticky-session-control", 1, 90, 60);

    assertThat(rows()).isEmpty();
  }

  private List<Experiment.BreakEvenRow> rows() throws IOException {
    RunFolder run = new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42).blocks(0).write(runs);
    run.writeObservations(observations);
    return BreakEven.of(ExperimentSection.of(RunData.of(run, List.of())).getFirst());
  }

  private void costs(String arm, int block, double login, double request) {
    observations.add(observation(arm, block, "login_cpu_ns", login));
    observations.add(observation(arm, block, "cpu_ns_per_request", request));
  }

  private static Observation observation(String arm, int block, String metric, double value) {
    return new Observation(
        "login-cost",
        arm,
        Level.NONE,
        block,
        block,
        block,
        metric,
        Metrics.named(metric).unit(),
        value,
        true,
        null);
  }
}

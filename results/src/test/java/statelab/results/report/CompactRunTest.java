package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.ArchiveException;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.intake.CompactRun;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticRun;

class CompactRunTest {
  private static final Ledger LEDGER = Ledger.standard();
  private static final String POOLED = "Latency of all trials together";

  @TempDir private Path folder;
  private RunFolder whole;

  @BeforeEach
  void record() throws IOException {
    whole =
        new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42)
            .blocks(2)
            .write(folder.resolve("runs"));
  }

  private void judge() {
    List<Observation> observations = RunIntake.observations(RunIntake.read(whole));
    whole.writeObservations(observations);
    whole.writeVerdicts(new Judge(LEDGER).judge(observations));
  }

  @Test
  void itsReportIsThatOfTheWholeRunThoughNoRequestIsLeft() throws IOException {
    judge();

    RunFolder compact = CompactRun.write(whole, folder.resolve("kept/compact"));

    assertThat(names(compact))
        .containsExactlyInAnyOrder(
            "manifest.json",
            "claims.yaml",
            "observations.json",
            "verdicts.json",
            "trials.json.gz",
            "latencies.json.gz");
    assertThat(Files.readString(new ReportWriter().write(compact)))
        .isEqualTo(Files.readString(new ReportWriter().write(whole)));
    assertThat(RunIntake.read(compact)).isEqualTo(RunIntake.read(whole));
  }

  /** As one that was recorded by a version that did not keep them. */
  @Test
  void withoutLatenciesItsReportLacksTheirPercentilesAlone() throws IOException {
    judge();
    RunFolder compact = CompactRun.write(whole, folder.resolve("compact"));
    assertThat(Files.readString(new ReportWriter().write(compact))).contains(POOLED);

    Files.delete(compact.path().resolve("latencies.json.gz"));

    assertThat(Files.readString(new ReportWriter().write(compact)))
        .doesNotContain(POOLED)
        .contains("Trials as points");
  }

  @Test
  void aRunThatWasNotJudgedIsNotMadeCompact() {
    Path target = folder.resolve("compact");

    assertThatThrownBy(() -> CompactRun.write(whole, target))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("holds no verdicts; 'statelab report' makes them");
    assertThat(target).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() {
    judge();
    CompactRun.write(whole, folder.resolve("compact"));

    assertThatThrownBy(() -> CompactRun.write(whole, folder.resolve("compact")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("exists already");
  }

  private static List<String> names(RunFolder run) throws IOException {
    try (Stream<Path> files = Files.list(run.path())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

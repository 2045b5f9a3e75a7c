package statelab.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.Statelab;

/** What a reader is told of a recorded run, from the command line on. */
class ReportCommandTest {
  private static final Path BASELINE =
      Path.of(System.getProperty("statelab.root"), "results", "baselines", "standard");

  private static final List<String> FILES =
      List.of(
          "claims.yaml", "manifest.json", "trials.json.gz", "observations.json", "verdicts.json");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void copy() throws IOException {
    for (String name : FILES) {
      Files.copy(BASELINE.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void aWholeRunIsReportedWithoutAWarningAndSaysWhatItDidNotMeasure() throws IOException {
    assertThat(report()).doesNotContain("Read with care").contains("· not measured: 21 claims");
    assertThat(page())
        .contains("every trial that was planned was finished")
        .contains("13 claims judged, 21 not measured");
  }

  /** Its observations cannot be made again, and its verdicts are those that were published. */
  @Test
  void aRunInCompactFormKeepsItsObservationsAndVerdicts() throws IOException {
    report();

    for (String name : List.of("observations.json", "verdicts.json")) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(BASELINE.resolve(name));
    }
  }

  @Test
  void aRunThatWasKilledBetweenTwoTrialsIsNotReportedAsWhole() throws IOException {
    edit("manifest.json", "\"kill-node.trials\" : \"60\"", "\"kill-node.trials\" : \"72\"");
    String missing = "It finished 60 of 72 trials of kill-node.";

    assertThat(report().replaceAll("\\s+", " ")).contains("Read with care:").contains(missing);
    assertThat(page()).contains(missing).doesNotContain("every trial that was planned");
  }

  @Test
  void aRunThatWasKilledBeforeItsFirstTrialSaysWhatItPlanned() throws IOException {
    Files.delete(folder.resolve("trials.json.gz"));
    Files.delete(folder.resolve("observations.json"));
    Files.delete(folder.resolve("verdicts.json"));

    assertThat(report().replaceAll("\\s+", " "))
        .contains("0 of 60 trials of kill-node, 0 of 110 trials of no-affinity,")
        .contains("No trial was finished");
  }

  @Test
  void aLedgerThatIsNotTheRegisteredOneIsSaidToBeSo() throws IOException {
    edit("claims.yaml", "version: 1", "# edited later\nversion: 1");

    assertThat(report().replaceAll("\\s+", " "))
        .contains("not the one that was registered before its first trial");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    try (Stream<String> lines = report().lines()) {
      assertThat(lines.filter(line -> !line.startsWith("Report: ")))
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    }
  }

  private String report() {
    Statelab.commandLine().setOut(new PrintWriter(out)).execute("report", folder.toString());
    return out.toString();
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }
}

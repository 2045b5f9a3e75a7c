package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.gate.Gate;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GateHistory;
import statelab.results.gate.GateReport;
import statelab.results.gate.HistoryException;
import statelab.results.synthetic.SyntheticPairs;

class HistoryFilesTest {
  private static final String REFERENCE = "v1 (1a2b3c4)";

  @TempDir Path folder;

  @Test
  void aChangeOfOneMetricIsFoundDatedAndDrawn() throws IOException {
    for (int night = 1; night <= 24; night++) {
      store(night, REFERENCE, night < 14 ? 1 : 1.08);
    }

    GateHistory history = GateHistory.read(folder);
    String text = HistoryFiles.terminal(history);
    HistoryFiles.write(history, folder.resolve("history.html"));

    assertThat(history.gates()).isEqualTo(24);
    assertThat(text)
        .containsPattern(
            "cpu_ns_per_request of replicated-session: changed with <b>c14</b> on 2026-03-14");
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SummaryText.WIDTH))
        .filteredOn(line -> line.contains("changed with"))
        .hasSize(1);
    Document page = Jsoup.parse(Files.readString(folder.resolve("history.html")));
    assertThat(page.select("svg")).hasSize(6);
    assertThat(page.select("svg").get(0).select("line")).hasSize(1);
    assertThat(page.select("b, script")).isEmpty();
  }

  @Test
  void tooFewGatesAreSaidToBeTooFew() throws IOException {
    store(1, REFERENCE, 1);

    assertThat(HistoryFiles.terminal(GateHistory.read(folder)))
        .contains("cpu_ns_per_request of replicated-session: 1 value, too few to look for changes");
  }

  @Test
  void gatesAgainstAnotherReferenceMakeNoHistory() throws IOException {
    store(1, REFERENCE, 1);
    store(2, "v2 (9f8e7d6)", 1);

    assertThatThrownBy(() -> GateHistory.read(folder))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("has the reference 'v2 (9f8e7d6)'")
        .hasMessageContaining("a history needs one and the same");
  }

  @Test
  void aFolderWithoutGatesMakesNoHistory() {
    assertThatThrownBy(() -> GateHistory.read(folder))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("holds no gate.json");
  }

  @Test
  void aFileOfAnotherSchemaIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("gate.json"), "{\"schema_version\": 7}");

    assertThatThrownBy(() -> GateHistory.read(folder))
        .hasMessage(file + " has schema_version 7, but this Statelab reads version 2");
  }

  @Test
  void aFileThatDoesNotSayItsConditionsIsRefusedWithTheReason() throws IOException {
    Files.writeString(folder.resolve("gate.json"), "{\"schema_version\": 1}");

    assertThatThrownBy(() -> GateHistory.read(folder))
        .hasMessageContaining("version 1 does not say by which lab and under which conditions");
  }

  @Test
  void gatesOfAnotherLabOrOtherTrialsMakeNoHistory() throws IOException {
    store(1, REFERENCE, 1);
    store(2, REFERENCE, 1, "docker", "PT3S");
    assertThatThrownBy(() -> GateHistory.read(folder))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("has the lab 'docker'");

    store(2, REFERENCE, 1, "process", "PT5S");
    assertThatThrownBy(() -> GateHistory.read(folder))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("has the conditions '{calm=PT5S}'");
  }

  private void store(int night, String base, double factor) throws IOException {
    store(night, base, factor, "process", "PT3S");
  }

  private void store(int night, String base, double factor, String lab, String calm)
      throws IOException {
    GateDefinition definition = GateDefinition.standard();
    SyntheticPairs pairs =
        new SyntheticPairs(10, night).changed("cpu_ns_per_request", value -> value * factor).make();
    GateFiles.write(
        new GateReport(
            base,
            "<b>c" + night + "</b>",
            definition,
            new Gate(definition).decide(pairs.base(), pairs.candidate()),
            "Measuring ended.",
            Instant.parse("2026-03-01T02:00:00Z").plus(Duration.ofDays(night - 1)),
            Duration.ofMinutes(9),
            "2 cores",
            lab,
            Map.of("calm", calm),
            "statelab gate"),
        Files.createDirectories(folder.resolve("night-" + night)));
  }
}

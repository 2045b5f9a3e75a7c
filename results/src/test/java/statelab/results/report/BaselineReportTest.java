package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;

/** The page of the run that the project keeps: as large and as real as pages become. */
class BaselineReportTest {
  private static final Path BASELINE = Path.of("baselines", "standard");

  @TempDir static Path copy;
  private static Path file;
  private static Document page;

  @BeforeAll
  static void render() throws IOException {
    try (Stream<Path> files = Files.list(BASELINE)) {
      for (Path each : files.toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    file = new ReportWriter().write(RunFolder.open(copy));
    page = Jsoup.parse(file, "UTF-8");
  }

  @Test
  void itIsSmallEnoughToSend() throws IOException {
    assertThat(Files.size(file)).isLessThanOrEqualTo(3 << 20);
  }

  @Test
  void everyTrialHasARow() {
    assertThat(page.select("details[data-name$=-trials] tbody tr")).hasSize(345);
  }

  @Test
  void whatAKillTookStandsInTheTableOfItsExperiment() {
    Element lost =
        page.select("#experiment-kill-node table.metrics tbody tr").stream()
            .filter(row -> row.text().contains("sessions_lost_share"))
            .findFirst()
            .orElseThrow();
    assertThat(lost.select("td").eachText())
        .hasSize(6)
        .allSatisfy(cell -> assertThat(cell).contains("n = 10"));
    assertThat(lost.select("td").getFirst().text()).startsWith("0 %");
    assertThat(lost.select("td").get(1).text()).matches("3\\d(\\.\\d)? %.*");
  }

  @Test
  void nodesThatWereHitInDifferentTrialsAreToldByWhatHappenedToThem() {
    assertThat(page.select("#experiment-kill-node .timelines table").getFirst().select("th"))
        .map(Element::text)
        .contains("node hit, answers/s", "other node 1, answers/s", "other node 2, answers/s");
  }

  @Test
  void recoveryIsToldOfEachArchitectureAndItsControl() {
    Element recovery = page.select("figure[data-name=experiment-kill-node-recovery]").getFirst();
    assertThat(recovery.select("tbody tr")).hasSize(6);
    assertThat(recovery.select("tbody tr").getFirst().text()).matches("stateless-jwt .* of 10 .*");
  }
}

package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticRun;

/** The page as one hears it read: headings, places, and the words of its tables. */
class ReportOutlineTest {
  /** What is made of words alone; the other sections have drawings, and tests of their own. */
  private static final String WORDS = "#answer, #findings, #claims, #trust";

  @TempDir Path runs;

  @Test
  void theOutlineIsAsTheGoldenFileSays() throws IOException {
    assertThat(outline(page())).isEqualTo(resource("report-outline.txt"));
  }

  private Document page() throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    RunFolder run =
        new SyntheticRun(ledger.text(), ledger.sha256(), 42)
            .blocks(6)
            .invalidTrial(7)
            .setting("kill-node.trials", "30")
            .write(runs);
    List<Observation> observations = RunIntake.observations(RunIntake.read(run));
    run.writeObservations(observations);
    run.writeVerdicts(new Judge(ledger).judge(observations));
    return Jsoup.parse(Files.readString(new ReportWriter().write(run)));
  }

  private static String outline(Document page) {
    return page
        .select("h1, main > aside, section, h2, h3, h4, p, th, td, dt, dd, summary, li")
        .stream()
        .filter(each -> each.is("h1, aside, section, h2") || each.closest(WORDS) != null)
        .filter(each -> Objects.requireNonNull(each.parent()).closest("td, th, aside") == null)
        .map(ReportOutlineTest::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Element element) {
    String id = element.id().isEmpty() ? "" : "#" + element.id();
    return element.is("section")
        ? element.tagName() + id
        : element.tagName() + id + " " + element.text();
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ReportOutlineTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

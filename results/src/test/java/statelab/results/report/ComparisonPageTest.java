package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Ledger;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticRun;

/** Runs side by side, held against files that people have read. */
class ComparisonPageTest {
  private static final List<Double> CPU = List.of(90e3, 92e3, 88e3, 91e3, 89e3, 93e3);
  private static final List<Double> LOST = List.of(0.31, 0.34, 0.33, 0.36, 0.30, 0.35);
  private static final List<Double> NONE = List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);

  @TempDir Path runs;
  private RunComparison comparison;

  @BeforeEach
  void compare() throws IOException {
    comparison = RunComparison.of(List.of(run(1.0), run(0.7), run(1.001)));
  }

  @Test
  void thePageIsAsTheGoldenFileSays() throws IOException {
    Document page = Jsoup.parse(comparison.html());
    page.select("style").remove();

    assertThat(page.outerHtml().strip()).isEqualTo(resource("comparison.html").strip());
  }

  @ParameterizedTest
  @CsvSource({"TEXT,comparison.txt", "MARKDOWN,comparison.md", "CSV,comparison.csv"})
  void theComparisonIsWrittenAsTheGoldenFileSays(SummaryFormat format, String golden)
      throws IOException {
    assertThat(ComparisonText.of(comparison, format).strip()).isEqualTo(resource(golden).strip());
  }

  /** One figure differs by its factor, one is alike, one is the same in every trial. */
  private RunFolder run(double factor) throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    RunFolder run = new SyntheticRun(ledger.text(), ledger.sha256(), 42).blocks(0).write(runs);
    run.writeObservations(
        Stream.of(
                observed("cpu_ns_per_request", CPU.stream().map(v -> v * factor).toList()),
                observed("sessions_lost_share", LOST),
                observed("stale_reads_share", NONE))
            .flatMap(List::stream)
            .toList());
    return run;
  }

  private static List<Observation> observed(String metric, List<Double> values) {
    return IntStream.range(0, values.size())
        .mapToObj(
            i ->
                new Observation(
                    "kill-node",
                    "sticky-session",
                    Level.NONE,
                    i + 1,
                    i + 1,
                    i + 1,
                    metric,
                    Metrics.named(metric).unit(),
                    values.get(i),
                    true,
                    null))
        .toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ComparisonPageTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

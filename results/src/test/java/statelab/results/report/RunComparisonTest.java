package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Ledger;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticRun;

/** Runs whose observations are known, so that what differs is known too. */
class RunComparisonTest {
  private static final Ledger LEDGER = Ledger.standard();
  private static final double[] CPU = {90_000, 92_000, 88_000, 91_000, 89_000, 93_000};

  @TempDir static Path runs;
  private static RunFolder slow;
  private static RunFolder fast;
  private static RunFolder again;

  @BeforeAll
  static void write() throws IOException {
    slow = run(1.0);
    fast = run(0.7);
    again = run(1.001);
  }

  @Test
  void aFigureThatDiffersByMoreThanItsThresholdIsTold() {
    assertThat(ComparisonText.of(RunComparison.of(List.of(slow, fast)), SummaryFormat.TEXT))
        .contains("2 63.3 µs")
        .containsPattern("× 0.7 \\(× 0.68\\d? to 0.7\\d+\\) +↓ lower, better");
  }

  /** Ninety microseconds after sixty are no news to be glad of. */
  @Test
  void whetherADifferenceIsForTheBetterIsSaidInWordsAndColour() {
    Document page = Jsoup.parse(RunComparison.of(List.of(fast, slow)).html());

    assertThat(page.select("#experiment-1 .mark.refuted").text()).isEqualTo("↑ higher, worse");
    Document other = Jsoup.parse(RunComparison.of(List.of(slow, fast)).html());
    assertThat(other.select("#experiment-1 .mark.supported").text()).isEqualTo("↓ lower, better");
  }

  @Test
  void runsAgreeOnlyOnWhatTwoOfThemHaveMeasured() throws IOException {
    RunFolder losses = run(new double[] {5, 5}, "stateless-jwt", "kill-node");
    List<Observation> both =
        Stream.of(slow, losses).flatMap(run -> run.observations().orElseThrow().stream()).toList();
    RunFolder judged = run(1.0);
    judged.writeObservations(both);
    Document page = Jsoup.parse(RunComparison.of(List.of(slow, judged)).html());

    assertThat(page.select("#claims tbody tr td:last-child").eachText())
        .doesNotContain("= yes")
        .contains("· no run measured it");
    assertThat(page.select("header").text()).contains("figures that only one run has: 1");
  }

  @Test
  void oneThatIsAlikeIsCountedAndNotShown() {
    String text = ComparisonText.of(RunComparison.of(List.of(slow, again)), SummaryFormat.TEXT);

    assertThat(text.replaceAll("\\s+", " "))
        .contains("0 are equal in every trial, 1 alike within their thresholds, 0 differ by")
        .doesNotContain("cpu_ns_per_request");
  }

  @Test
  void runsWithOneValueInEveryTrialAreEqualAndNotCalledAlike() throws IOException {
    assertThat(
            ComparisonText.of(
                RunComparison.of(List.of(run(new double[] {5, 5}), run(new double[] {5, 5, 5}))),
                SummaryFormat.TEXT))
        .contains("1 are equal in every trial, 0 alike");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(
            ComparisonText.of(RunComparison.of(List.of(slow, fast, again)), SummaryFormat.TEXT)
                .lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SummaryText.WIDTH));
  }

  @Test
  void thePageHasAColumnForEachRunAndNoScript() {
    Document page = Jsoup.parse(RunComparison.of(List.of(slow, fast, again)).html());

    assertThat(page.select("script, img, [src], [onerror]")).isEmpty();
    assertThat(page.select("table"))
        .hasSize(3)
        .allSatisfy(
            table -> {
              int columns = table.select("thead th").size();
              assertThat(table.select("tbody tr"))
                  .isNotEmpty()
                  .allSatisfy(row -> assertThat(row.children()).hasSize(columns));
            });
    Element figures = page.select("#experiment-1 tbody tr").getFirst();
    assertThat(figures.select("td").eachText().get(2)).contains("↓ lower, better");
    assertThat(figures.select("td").eachText().get(3)).contains("= alike");
  }

  @Test
  void csvJsonAndMarkdownHoldEveryFigureOfEveryRun() {
    RunComparison comparison = RunComparison.of(List.of(slow, fast));

    assertThat(ComparisonText.of(comparison, SummaryFormat.CSV).lines())
        .hasSize(3)
        .last(InstanceOfAssertFactories.STRING)
        .startsWith("kill-node,cpu_ns_per_request,ns,sticky-session,2,633")
        .contains(",6,0,ratio,0.7")
        .endsWith(",different");
    assertThat(ComparisonText.of(comparison, SummaryFormat.MARKDOWN))
        .contains("| kill-node | cpu\\_ns\\_per\\_request | sticky-session | 2 |");
    assertThat(ComparisonText.of(comparison, SummaryFormat.JSON))
        .contains("\"schema_version\" : 1", "\"outcome\" : \"different\"");
  }

  @Test
  void runsWithNothingInCommonAreRefusedWithWhatTheyHold() throws IOException {
    RunFolder other = run(1.0, "stateless-jwt", "kill-node");

    assertThatThrownBy(() -> RunComparison.of(List.of(slow, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no metric of the same arm in common")
        .hasMessageContaining("kill-node of sticky-session")
        .hasMessageContaining("kill-node of stateless-jwt");
  }

  @Test
  void oneRunOrTheSameTwiceIsRefused() {
    assertThatThrownBy(() -> RunComparison.of(List.of(slow)))
        .hasMessage("a comparison needs two runs or more");
    assertThatThrownBy(() -> RunComparison.of(List.of(slow, slow)))
        .hasMessageEndingWith("stands twice among the runs");
  }

  @Test
  void hostileNamesAreShownAndNeverRun() throws IOException {
    String hostile = "<script>alert(1)</script>";
    Path manifest = again.path().resolve("manifest.json");
    RunFolder renamed = run(1.0);
    Files.writeString(
        renamed.path().resolve("manifest.json"),
        Files.readString(manifest).replace("Example CPU 2.4 GHz", hostile));

    Document page = Jsoup.parse(RunComparison.of(List.of(slow, renamed)).html());

    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("#runs").text()).contains(hostile);
  }

  private static RunFolder run(double factor) throws IOException {
    return run(factor, "sticky-session", "kill-node");
  }

  private static RunFolder run(double factor, String arm, String experiment) throws IOException {
    return run(Arrays.stream(CPU).map(value -> value * factor).toArray(), arm, experiment);
  }

  private static RunFolder run(double[] values) throws IOException {
    return run(values, "sticky-session", "kill-node");
  }

  private static RunFolder run(double[] values, String arm, String experiment) throws IOException {
    RunFolder run = new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42).blocks(0).write(runs);
    run.writeObservations(
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    new Observation(
                        experiment,
                        arm,
                        Level.NONE,
                        i + 1,
                        i + 1,
                        i + 1,
                        "cpu_ns_per_request",
                        Metrics.named("cpu_ns_per_request").unit(),
                        values[i],
                        true,
                        null))
            .toList());
    return run;
  }
}

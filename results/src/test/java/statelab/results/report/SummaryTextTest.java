package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticFigures;

/** What is printed, held against files that people have read. */
class SummaryTextTest {
  private static final double[] STICKY_LOSS = {0.31, 0.34, 0.33, 0.36, 0.30, 0.35};
  private static final double[] CPU = {90_000, 92_000, 88_000, 91_000, 89_000, 93_000};

  @ParameterizedTest
  @CsvSource({"TEXT,summary.txt", "MARKDOWN,summary.md", "CSV,summary.csv", "JSON,summary.json"})
  void theSummaryIsWrittenAsTheGoldenFileSays(SummaryFormat format, String golden)
      throws IOException {
    assertThat(summary("ledger.yaml", format, false)).isEqualTo(resource(golden));
  }

  @Test
  void noLineOfTheTerminalTableIsWiderThanItMayBe() throws IOException {
    assertThat(summary("ledger.yaml", SummaryFormat.TEXT, false).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SummaryText.WIDTH));
  }

  @Test
  void coloursAreAddedForTerminalsOnlyAndChangeNothingElse() throws IOException {
    String plain = summary("ledger.yaml", SummaryFormat.TEXT, false);
    String coloured = summary("ledger.yaml", SummaryFormat.TEXT, true);
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[32m");
    assertThat(Pattern.compile("\u001b\\[\\d+m").matcher(coloured).replaceAll("")).isEqualTo(plain);
  }

  @Test
  void aStatementCannotBecomeMarkupOrControlATerminal() throws IOException {
    String hostile = "a | <b>**x**</b> `y` [z](http://example.org) \\u001b[2J";
    String ledger =
        resource("ledger.yaml")
            .replace(
                "statement: Finding a session in memory costs more than checking a signature.",
                "statement: \"" + hostile + "\"");
    assertThat(summaryOf(ledger, SummaryFormat.MARKDOWN, false))
        .contains("a \\| \\<b\\>\\*\\*x\\*\\*\\</b\\> \\`y\\` \\[z\\]");
    assertThat(summaryOf(ledger, SummaryFormat.TEXT, false)).doesNotContain("\u001b");
  }

  /**
   * Twenty of 33 claims of the recorded baseline were not measured, and read like undecided ones.
   */
  @Test
  void aClaimThatTheRunLeftOutIsNotCalledInconclusive() throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    List<Observation> losses =
        observations().stream().filter(each -> each.unit().equals("share")).toList();
    Judged run = new Judged(ledger, losses, new Judge(ledger).judge(losses), Asked.UNSAID);

    assertThat(run.tally()).isEqualTo("1 claim judged, 1 not measured");
    assertThat(SummaryText.of(run, List.of(), SummaryFormat.TEXT, false))
        .contains("· not measured: 1 claim (sticky-costs-more)")
        .doesNotContain("? inconclusive  Finding");
    assertThat(SummaryText.of(run, List.of(), SummaryFormat.MARKDOWN, false))
        .contains("- · not measured: 1 claim (sticky-costs-more)");
    assertThat(SummaryText.of(run, List.of(), SummaryFormat.JSON, false))
        .contains("\"verdict\" : \"not measured\"");
  }

  @Test
  void aRunThatIsNotWholeSaysSoInEveryFormForPeople() throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    Judged run = new Judged(ledger, List.of(), List.of(), Asked.UNSAID);
    List<String> warnings = List.of("It finished 41 of 60 trials of kill-node.");

    assertThat(SummaryText.of(run, warnings, SummaryFormat.TEXT, false))
        .contains("Read with care: It finished 41 of 60 trials of kill-node.");
    assertThat(SummaryText.of(run, warnings, SummaryFormat.MARKDOWN, false))
        .startsWith("> **Read with care:** It finished 41 of 60 trials of kill-node.");
    assertThat(SummaryText.of(run, warnings, SummaryFormat.JSON, false))
        .contains("It finished 41 of 60 trials of kill-node.");
  }

  private static final Level TWO = new Level("2", true);
  private static final Asked CAPACITY =
      new Asked(
          Map.of(
              "capacity.question",
              "How much more do bounded nodes serve?",
              "capacity.metrics",
              "served_per_s, fault_served_per_s"));

  /** Who had asked for one experiment got a table in which nothing was measured. */
  @Test
  void aRunOfAnotherExperimentSaysWhatItMeasuredInsteadOfATableOfNothing() throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    List<Observation> served =
        new SyntheticFigures(3)
            .same("capacity", "sticky-session", TWO, "served_per_s", 48.5)
            .same("capacity", "sticky-session", TWO, "cpu_ns_per_request", 1e6)
            .observations();
    Judged run = new Judged(ledger, served, new Judge(ledger).judge(served), CAPACITY);

    assertThat(SummaryText.of(run, List.of(), SummaryFormat.TEXT, false))
        .startsWith("capacity: How much more do bounded nodes serve?\n")
        .containsPattern("sticky-session at 2 +6 +48\\.5 requests/s\n")
        .contains("· not measured: 2 claims of other experiments or levels")
        .doesNotContain("Does it scale", "the same while something", "CPU time");
    assertThat(SummaryText.of(run, List.of(), SummaryFormat.MARKDOWN, false))
        .startsWith("**capacity: How much more do bounded nodes serve?**\n")
        .contains("| sticky-session at 2 | 6 | 48.5 requests/s |\n")
        .doesNotContain("Does it scale");
  }

  @Test
  void whatIsBesideTheFiveQuestionsFollowsTheirTable() throws IOException {
    Ledger ledger = Ledger.parse("ledger.yaml", resource("ledger.yaml"));
    List<Observation> all = new ArrayList<>(observations());
    all.addAll(
        new SyntheticFigures(1)
            .same("mine", "stateless-jwt", Level.NONE, "served_per_s", 24)
            .observations());
    all.add(
        new Observation(
            "mine",
            "no-auth",
            Level.NONE,
            1,
            1,
            9,
            "served_per_s",
            "requests/s",
            3,
            false,
            "late"));
    Judged run = new Judged(ledger, all, new Judge(ledger).judge(all), Asked.UNSAID);

    String text = SummaryText.of(run, List.of(), SummaryFormat.TEXT, false);
    assertThat(text)
        .startsWith("question ")
        .contains("\nmine: mine\n")
        .containsPattern("stateless-jwt +1 +24 requests/s\n")
        .containsPattern("no-auth +0 of 1 +no valid trial\n");
    assertThat(text.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SummaryText.WIDTH));
  }

  @Test
  void aWordLongerThanALineIsCut() {
    assertThat(TerminalTable.wrap("abcdefghij xy", 4)).containsExactly("abcd", "efgh", "ij", "xy");
  }

  private static String summary(String ledger, SummaryFormat format, boolean colour)
      throws IOException {
    return summaryOf(resource(ledger), format, colour);
  }

  private static String summaryOf(String yaml, SummaryFormat format, boolean colour) {
    Ledger ledger = Ledger.parse("ledger.yaml", yaml);
    List<Observation> observations = observations();
    List<ClaimVerdict> verdicts = new Judge(ledger).judge(observations);
    return SummaryText.of(
        new Judged(ledger, observations, verdicts, Asked.UNSAID), List.of(), format, colour);
  }

  private static List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    for (int block = 1; block <= 6; block++) {
      observations.add(observation("stateless-jwt", block, "sessions_lost_share", "share", 0));
      observations.add(
          observation(
              "sticky-session", block, "sessions_lost_share", "share", STICKY_LOSS[block - 1]));
      observations.add(
          observation("stateless-jwt", block, "cpu_ns_per_request", "ns", CPU[block - 1] * 1.1));
      observations.add(
          observation("sticky-session", block, "cpu_ns_per_request", "ns", CPU[6 - block]));
    }
    return observations;
  }

  private static Observation observation(
      String arm, int block, String metric, String unit, double value) {
    return new Observation(
        "kill-node", arm, Level.NONE, block, block, block, metric, unit, value, true, null);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(SummaryTextTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.archive.ArchiveException;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.intake.RunIntake;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticFigures;
import statelab.results.synthetic.SyntheticHotPaths;
import statelab.results.synthetic.SyntheticRun;

/**
 * The page of a run with known answers: one of three nodes is killed, sticky sessions die with it.
 */
class ReportWriterTest {
  private static final Ledger LEDGER = Ledger.standard();
  private static final int OF_KILL_NODE =
      (int)
          LEDGER.claims().stream()
              .filter(claim -> claim.experiment().label().equals("kill-node"))
              .count();

  @TempDir static Path runs;
  private static Path file;
  private static Document page;

  @BeforeAll
  static void write() throws IOException {
    file = new ReportWriter().write(synthetic(LEDGER).blocks(3).invalidTrial(7).write(runs));
    page = parse(file);
  }

  @Test
  void thePageIsOneFileThatAsksNoNetwork() throws IOException {
    assertThat(page.select("[src], link[href]:not([href^=data:])")).isEmpty();
    assertThat(page.select("a[href]:not([href^=#])")).isEmpty();
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(Files.size(file)).isLessThan(3 << 20);
  }

  @Test
  void itsSectionsStandInTheOrderInWhichPeopleAsk() {
    assertThat(page.select("main > section > h2").eachText())
        .containsExactly(
            "The answer",
            "The findings that matter most",
            "Which one fits you?",
            "Every claim, judged",
            "Experiments",
            "Why to trust it, and where not",
            "Raw data");
    assertThat(page.select("h1").eachText()).hasSize(1);
  }

  @Test
  void everyLinkLeadsToAPlaceThatExistsOnce() {
    List<String> ids = page.select("[id]").eachAttr("id");
    Set<String> unique = new HashSet<>(ids);
    assertThat(ids).hasSameSizeAs(unique);
    assertThat(page.select("a[href^=#]").eachAttr("href"))
        .isNotEmpty()
        .allSatisfy(href -> assertThat(unique).contains(href.substring(1)));
  }

  @Test
  void theSummaryHasARowForEachQuestionAndAColumnForEachArchitectureThatHasSessions() {
    assertThat(page.select("table.summary tbody tr")).hasSize(LEDGER.questions().size());
    assertThat(page.select("table.summary thead .name").eachText())
        .containsExactly(
            "stateless-jwt",
            "sticky-session",
            "replicated-session",
            "central-session",
            "hybrid-session");
    assertThat(page.select("table.summary tbody tr"))
        .allSatisfy(row -> assertThat(row.select("td")).hasSize(6));
  }

  @Test
  void aMeasuredCellHasItsFigureTrialsAndVerdictsAndAnUnmeasuredOneSaysSo() {
    Element row = summaryRow("Does it take failures easily?");
    Element sticky = row.select("td[data-label=sticky-session]").getFirst();
    assertThat(sticky.select(".figure").text()).isEqualTo("33.3 % lost");
    assertThat(sticky.select(".trials").text()).startsWith("the same in all 3 trials");
    assertThat(sticky.select("div").text())
        .startsWith("advice ? inconclusive: ")
        .endsWith("than those that clients carry.");
    Element stateless = row.select("td[data-label=stateless-jwt]").getFirst();
    assertThat(stateless.select(".chip")).isEmpty();
    assertThat(stateless.text())
        .startsWith("0 % lost the same in all 3 trials; a loss in up to 63 % of faults is not")
        .endsWith("what others are compared with");
    assertThat(row.select("td[data-label=central-session]").text()).isEqualTo("not measured yet");
  }

  @Test
  void besideTheAdviceStandsWhatWasMeasuredAndTheClaimsBehindTheVerdict() {
    Element row = summaryRow("Does it take failures easily?");

    assertThat(row.select("th .advised").eachText())
        .containsExactly(
            "The advice says: stateless designs do; stateful ones do not.",
            "We measured: sticky-session lost 33.3 % of the open sessions,"
                + " stateless-jwt and replicated-session none.");
    assertThat(row.select("td.verdict details li a").eachText())
        .containsExactlyElementsOf(
            List.of("sticky-loses-more", "replicated-loses-more").stream()
                .map(id -> LEDGER.claim(id).orElseThrow().statement())
                .toList());
  }

  @Test
  void findingsArePlainSentences() {
    assertThat(page.select("ol.findings li p").eachText()).containsExactlyElementsOf(FINDINGS);
  }

  /** Read by people; three trials of each of three architectures, one of them invalid. */
  private static final List<String> FINDINGS =
      List.of(
          "We measured: In 3 of 3 paired trials the difference was large enough to matter: on average"
              + " stateless-jwt moved 1140 bytes for a request and sticky-session 750 bytes; 5 %"
              + " would have mattered.",
          "What would change this: more trials like these, since so few cannot rule out chance.",
          "We measured: In 3 of 3 paired trials the difference was large enough to matter: on average"
              + " sticky-session lost 33.3 % of the open sessions and stateless-jwt none; 10 points"
              + " would have mattered.",
          "What would change this: more trials like these, since so few cannot rule out chance.",
          "We measured: In 3 of 3 trials it was no more than 50 %: on average stateless-jwt lost none"
              + " of the open sessions.",
          "What would change this: more trials like these, since so few cannot rule out chance.");

  @Test
  void everyVerdictHasASymbolAndAWordBesideItsColour() {
    assertThat(page.select(".mark.supported, .mark.refuted, .mark.inconclusive"))
        .isNotEmpty()
        .allSatisfy(
            mark -> assertThat(mark.text()).matches("(✓ supported|✗ refuted|\\? inconclusive)"));
  }

  @Test
  void everyClaimOfTheLedgerHasARow() {
    assertThat(page.select("table.claims tbody tr")).hasSize(LEDGER.claims().size());
    assertThat(page.select("table.claims .statement").eachText())
        .containsExactlyElementsOf(
            LEDGER.claims().stream().map(claim -> claim.statement()).toList());
  }

  @Test
  void claimsNameTheLevelOfTheirIntervalsAndWhatWouldDecideMore() {
    Element claims = page.select("#claims").getFirst();

    assertThat(claims.select("th").eachText()).contains("Effect and 95 % interval");
    assertThat(claims.text()).contains("To decide more:").contains("inconclusive;");
    assertThat(claims.select("details").eachText())
        .anyMatch(text -> text.contains("Cliff's δ = 1.00"));
  }

  @Test
  void whatNoClaimAskedIsMarkedAsExploratory() {
    assertThat(page.select("#exploratory summary").text())
        .matches("Exploratory: \\d+ of [1-9]\\d* contrasts that no claim registered stand out");
  }

  @Test
  void anInvalidTrialIsNamedWithItsReasonAndLeftOut() {
    assertThat(page.select("#trust table").getFirst().text())
        .contains("7 kill-node")
        .contains("schedule lag p99 was 31 ms");
    assertThat(page.select(".experiment").text()).contains("no: schedule lag p99 was 31 ms");
  }

  @Test
  void everyChartHasWordsAndATableForThoseWhoCannotSeeIt() {
    assertThat(page.select("figure"))
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.select(".chart").attr("aria-label")).isNotBlank();
              assertThat(figure.select("table tbody tr")).isNotEmpty();
            });
    assertThat(page.select("figure:has(.timeline)"))
        .hasSize(3)
        .allSatisfy(
            figure -> {
              assertThat(figure.select(".chart").attr("aria-label")).contains("percentile");
              assertThat(figure.select("table tbody tr")).hasSizeGreaterThan(50);
            });
  }

  @Test
  void whatWasMissingIsSaid() {
    assertThat(page.select(".warning").text())
        .contains("ended before its observations were written")
        .contains("ended before it was judged");
  }

  @Test
  void aWholeRunHasNoWarningAndTheFiguresItRecorded() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(1).write(runs);
    run.writeObservations(RunIntake.observations(RunIntake.read(run)));
    run.writeVerdicts(List.of());
    Document whole = parse(new ReportWriter().write(run));
    assertThat(whole.select(".warning")).isEmpty();
    assertThat(whole.select("#trust").text()).contains("every trial that was planned was finished");
    assertThat(whole.select("table.claims tbody tr")).isEmpty();
  }

  @Test
  void aRunWithoutAnyTrialGivesAPageThatSaysSo() throws IOException {
    Document empty = parse(new ReportWriter().write(synthetic(LEDGER).blocks(0).write(runs)));
    assertThat(empty.select(".warning").text()).contains("No trial was finished");
    assertThat(empty.select("table.summary .figure")).isEmpty();
  }

  @Test
  void aRunWithoutAnyValidTrialShowsNoFigureAndSaysWhy() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(2).write(runs);
    List<Observation> invalid =
        RunIntake.observations(RunIntake.read(run)).stream()
            .map(ReportWriterTest::withoutFault)
            .toList();
    run.writeObservations(invalid);
    Document shown = parse(new ReportWriter().write(run));

    assertThat(shown.select("table.summary .figure")).isEmpty();
    assertThat(shown.select("table.summary td[data-label=sticky-session]").text())
        .contains("no valid trial (2 invalid trials left out)");
    assertThat(shown.select("table.claims .mark.inconclusive")).hasSize(OF_KILL_NODE);
    assertThat(shown.select("table.claims .mark.unmeasured"))
        .hasSize(LEDGER.claims().size() - OF_KILL_NODE);
    assertThat(shown.select("#trust").text()).contains("the fault was not shown to hit");
  }

  private static Observation withoutFault(Observation each) {
    return new Observation(
        each.experiment(),
        each.architecture(),
        each.level(),
        each.start(),
        each.block(),
        each.trial(),
        each.metric(),
        each.unit(),
        each.value(),
        false,
        "the fault was not shown to hit");
  }

  @Test
  void aRunOfTheOlderSchemaGivesTheSameTable() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(3).invalidTrial(7).write(runs);
    try (Stream<Path> files = Files.walk(run.path())) {
      for (Path json : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        String older =
            Files.readString(json)
                .replaceFirst("\"schema_version\" ?: ?2", "\"schema_version\":1")
                .replaceAll("(?s)\"level\" ?: ?\\{[^}]*},", "");
        Files.writeString(json, older);
      }
    }
    Document shown = parse(new ReportWriter().write(run));

    assertThat(shown.select("table.summary tbody").text())
        .isEqualTo(page.select("table.summary tbody").text());
  }

  @Test
  void aRunOfANewerSchemaIsRefusedInOneSentence() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(1).write(runs);
    Path manifest = run.path().resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"schema_version\" ?: ?\\d+", "\"schema_version\":99"));

    assertThatThrownBy(() -> new ReportWriter().write(run))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("schema_version 99");
  }

  @Test
  void everyExperimentHasTheCommandThatRepeatsIt() {
    assertThat(page.select(".experiment p code").eachText())
        .contains("mvn -Pbenchmark verify -Dstatelab.seed=42");
  }

  @Test
  void levelsHaveRowsOfTheirOwnInTheOrderOfTheirNumbers() throws IOException {
    List<Level> levels =
        List.of(new Level("16", false), new Level("2", true), new Level("8", false));
    Document shown =
        parse(new ReportWriter().write(synthetic(LEDGER).blocks(1).levels(levels).write(runs)));

    assertThat(shown.select("table.metrics tbody th").eachText())
        .containsExactly(
            "stateless-jwt at 2",
            "stateless-jwt at 8",
            "stateless-jwt at 16",
            "sticky-session at 2",
            "sticky-session at 8",
            "sticky-session at 16",
            "replicated-session at 2",
            "replicated-session at 8",
            "replicated-session at 16");
    assertThat(shown.select("table.metrics tbody tr"))
        .allSatisfy(
            row ->
                assertThat(row.select("td"))
                    .hasSameSizeAs(shown.select("table.metrics thead th").next()));
    assertThat(shown.select("#chart-data").html())
        .contains("\"arm\":\"sticky-session at 16\"", "\"usual\":true,\"level\":2.0");
    assertThat(shown.select("table.summary td[data-label=sticky-session] .trials").text())
        .contains("1 trial");
  }

  @Test
  void aRunThatAsksSomethingElseBeginsWithThatAndLeavesTheFiveQuestionsOut() throws IOException {
    Document shown =
        parse(
            new ReportWriter()
                .write(
                    synthetic(LEDGER)
                        .blocks(1)
                        .experiment("mine")
                        .setting("mine.question", "What if?")
                        .setting("mine.metrics", "latency_p99_ns")
                        .write(runs)));

    assertThat(shown.select("table.summary")).isEmpty();
    assertThat(shown.select("#answer a").eachText()).containsExactly("What if?");
    assertThat(shown.select("main > section > h2").eachText())
        .containsSequence("The answer", "Experiments", "The findings that matter most");
    assertThat(shown.select("#experiments h3").text()).isEqualTo("What if? mine");
    assertThat(shown.select("table.metrics tbody th").eachText().getFirst())
        .contains("latency_p99_ns");
  }

  @Test
  void aFigureThatAnArchitectureDoesNotHaveIsNotTakenForAnInvalidTrial() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(0).write(runs);
    run.writeObservations(
        new SyntheticFigures(2)
            .same("mine", "sticky-session", Level.NONE, "served_per_s", 24)
            .same("mine", "central-session", Level.NONE, "store_operations_per_request", 2)
            .observations());
    Document shown = parse(new ReportWriter().write(run));

    assertThat(shown.select("table.metrics td").eachText())
        .contains("–")
        .noneMatch(cell -> cell.contains("no valid trial"));
  }

  @Test
  void aRunWithoutHotPathsHasNoSectionOfThem() {
    assertThat(page.select("#hot-paths")).isEmpty();
  }

  @Test
  void hotPathsGiveAMapWithWordsAndATable() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(1).write(runs);
    SyntheticHotPaths.write(run, 3);
    Document shown = parse(new ReportWriter().write(run));

    Element figure = shown.select("#hot-paths figure").getFirst();
    assertThat(figure.select(".chart.map").attr("aria-label"))
        .contains("tokens are sooner where the store's round trip takes more than 21 µs");
    assertThat(figure.select("tbody th").eachText())
        .containsExactly(
            "HS256, 1,024 bytes", "RS256, 1,024 bytes", "ES256, 1,024 bytes", "EdDSA, 1,024 bytes");
    assertThat(figure.select("tbody tr"))
        .allSatisfy(
            row -> assertThat(row.select("th, td")).hasSameSizeAs(figure.select("thead th")));
    assertThat(figure.select("thead").text()).contains("41.6 µs, measured (loopback)");
    assertThat(shown.select("table.again tbody tr")).hasSize(11);
    assertThat(shown.select("table.again .mark").eachText()).containsOnly("✓ within the limits");
    assertThat(shown.select("#hot-paths").text())
        .contains("This run has no valid trial of request-cost");
  }

  @Test
  void costsThatNoHotPathExplainsSaySo() throws IOException {
    RunFolder run = synthetic(LEDGER).experiment("request-cost").blocks(1).write(runs);
    Document shown = parse(new ReportWriter().write(run));

    assertThat(shown.select("#hot-paths").text())
        .contains("Not measured in this run. statelab hot-paths measures them");
    assertThat(shown.select("table.costs tbody th").eachText())
        .containsExactly("stateless-jwt", "sticky-session", "replicated-session");
    assertThat(shown.select("table.costs .mark"))
        .allSatisfy(
            mark ->
                assertThat(mark.text())
                    .startsWith("not measured: a request without any session (no-auth)"));
  }

  /** Killed between two trials it leaves no unfinished folder, and once read like a whole run. */
  @Test
  void aRunThatFinishedFewerTrialsThanPlannedSaysHowMany() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(2).setting("kill-node.trials", "60").write(runs);

    assertThat(parse(new ReportWriter().write(run)).select(".warning").text())
        .contains("It finished 6 of 60 trials of kill-node.");
  }

  @Test
  void aRunThatLooksMayEndAtALookButNotBetweenTwo() throws IOException {
    SyntheticRun between =
        synthetic(LEDGER).blocks(2).setting("looks", "10, 15").setting("kill-node.trials", "90");

    assertThat(parse(new ReportWriter().write(between.write(runs))).select(".warning").text())
        .contains("It finished 6 of at most 90 trials of kill-node.");
  }

  @Test
  void aLedgerThatWasChangedAfterTheRunBeganIsAWarning() throws IOException {
    RunFolder run = new SyntheticRun(LEDGER.text(), "0".repeat(64), 42).blocks(1).write(runs);

    assertThat(parse(new ReportWriter().write(run)).select(".warning").text())
        .contains("not the one that was registered before its first trial");
  }

  @Test
  void aTrialThatWasBrokenOffIsNamed() throws IOException {
    RunFolder run = synthetic(LEDGER).blocks(1).write(runs);
    run.trialFolder(9, "kill-node", "sticky-session", Level.NONE);
    assertThat(parse(new ReportWriter().write(run)).select(".warning").text())
        .contains("Broken off and left out: 0009-kill-node-sticky-session");
  }

  @Test
  void hostileTextIsShownAndNeverRun() throws IOException {
    String hostile =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' ${7*7} \u202Ertl "
            + "x".repeat(10_000);
    String yaml =
        LEDGER
            .text()
            .replaceFirst(
                "statement: .*",
                Matcher.quoteReplacement("statement: '" + hostile.replace("'", "''") + "'"));
    Document shown =
        parse(new ReportWriter().write(synthetic(Ledger.parse("x", yaml)).blocks(1).write(runs)));
    assertThat(shown.select("script")).hasSameSizeAs(page.select("script"));
    assertThat(shown.select("img, [onerror]")).isEmpty();
    assertThat(shown.select("table.claims .statement").getFirst().wholeText()).isEqualTo(hostile);
  }

  /** Whatever a run takes from files or machines is text, and never markup. */
  @Test
  void hostileNamesAndReasonsAreShownAndNeverRun() throws IOException {
    String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'${7*7}";
    RunFolder run =
        synthetic(LEDGER).blocks(2).cpu(hostile).invalidTrial(2).invalidReason(hostile).write(runs);
    List<Observation> named =
        RunIntake.observations(RunIntake.read(run)).stream()
            .flatMap(each -> Stream.of(each, elsewhere(each, hostile)))
            .toList();
    run.writeObservations(named);
    Document shown = parse(new ReportWriter().write(run));

    assertThat(shown.select("script")).hasSameSizeAs(page.select("script"));
    assertThat(shown.select("img, [onerror]")).isEmpty();
    assertThat(shown.select("header.page").text()).contains(hostile);
    assertThat(shown.select("#trust td").eachText()).contains(hostile);
    assertThat(shown.select(".experiment, #experiments").text()).contains(hostile);
  }

  private static Observation elsewhere(Observation each, String name) {
    return new Observation(
        name,
        name,
        new Level(name, false),
        each.start(),
        each.block(),
        each.trial() + 100,
        each.metric(),
        each.unit(),
        each.value(),
        false,
        name);
  }

  private static SyntheticRun synthetic(Ledger ledger) {
    return new SyntheticRun(ledger.text(), ledger.sha256(), 42);
  }

  private static Document parse(Path html) throws IOException {
    return Jsoup.parse(Files.readString(html));
  }

  private static Element summaryRow(String question) {
    return page.select("table.summary tbody tr").stream()
        .filter(row -> row.select("th").text().startsWith(question))
        .findFirst()
        .orElseThrow();
  }
}

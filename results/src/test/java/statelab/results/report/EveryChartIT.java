package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.intake.RunIntake;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticFigures;
import statelab.results.synthetic.SyntheticHotPaths;
import statelab.results.synthetic.SyntheticRun;

/** A page with every kind of chart, and its helper with every field, in a real browser. */
@Tag("extended")
class EveryChartIT {
  private static final Ledger LEDGER = Ledger.standard();
  private static final Path BASELINE = Path.of("baselines", "standard");

  @TempDir static Path runs;
  private static Path file;
  private static PageBrowser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = PageBrowser.start();
    RunFolder run = new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42).blocks(4).write(runs);
    List<Observation> observations = new ArrayList<>(RunIntake.observations(RunIntake.read(run)));
    observations.addAll(figures());
    run.writeObservations(observations);
    SyntheticHotPaths.write(run, 3);
    file = new ReportWriter().write(run);
  }

  /** Every answer of the helper is worked out from these. */
  private static List<Observation> figures() {
    List<Integer> nodes = List.of(1, 2, 4, 8);
    Level slow = new Level("peers-10ms", false);
    Level small = new Level("1024", true);
    Level uneven = new Level("uneven", false);
    return new SyntheticFigures(4)
        .loginCost("stateless-jwt", 4e6, 1e6)
        .loginCost("sticky-session", 1e6, 2e6)
        .loginCost("replicated-session", 1e6, 2.01e6)
        .scaling("stateless-jwt", nodes, n -> 1e6)
        .scaling("sticky-session", nodes, n -> 0.9e6)
        .scaling("replicated-session", nodes, n -> 1e6 * (1 + 0.2 * (n - 1)))
        .add("scaling", "sticky-session", uneven, "cpu_ns_per_request", 0.95e6)
        .same("revocation", "stateless-jwt", Level.NONE, "revocation_lag_s", 15)
        .add("revocation", "sticky-session", Level.NONE, "revocation_lag_s", 0.5)
        .add("slow-link", "central-session", slow, "fault_latency_p99_ns", 3e7)
        .same("state-growth", "stateless-jwt", small, "too_large_share", 0)
        .same("state-growth", "no-auth", small, "too_large_share", 0)
        .observations();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.open(file, "light");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void noChartIsBlankAndThePageIsKeptForPeopleToLookAt(String scheme) throws IOException {
    browser.open(file, scheme).keep("every-chart-" + scheme);
    List<WebElement> charts = browser.all(".chart");

    assertThat(charts).hasSizeGreaterThan(20);
    for (WebElement chart : charts) {
      assertThat(chart.getDomAttribute("_echarts_instance_")).startsWith("ec_");
      assertThat(browser.colours(chart)).isGreaterThan(8);
    }
  }

  @Test
  void anArchitectureHasTheSameColourInTablesAndCharts() {
    assertThat(
            browser.run(
                "const colours = statelabFrame(statelabFigures).palette();"
                    + "return [...document.querySelectorAll('dl.columns dt')]"
                    + ".map(dt => [getComputedStyle(dt).getPropertyValue('--dot').trim(),"
                    + " colours.arm(dt.textContent), colours.arm(dt.textContent + '-control at 2')])"
                    + ".map(([dot, ...drawn]) => dot && drawn.every(each => each === dot) ? dot : 'differs')"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .doesNotContain("differs");
  }

  /** The library's own stacks added up moments, where both axes are of values, and drew them so. */
  @Test
  void whatIsDrawnOfAMomentStandsAtThatMoment() {
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.chart.timeline')].flatMap(element => {"
                    + "const chart = echarts.getInstanceByDom(element);"
                    + "return chart.getModel().getSeries().map(series => {"
                    + "  const data = series.getData(), points = data.getLayout('points');"
                    + "  const drawn = i => points ? points[2 * i] : data.getItemLayout(i).x + data.getItemLayout(i).width / 2;"
                    + "  const due = i => chart.convertToPixel({ xAxisIndex: series.get('xAxisIndex') }, data.get(data.mapDimension('x'), i));"
                    + "  return [...Array(data.count()).keys()].every(i => Math.abs(drawn(i) - due(i)) < 3) ? 'right' : series.name; }); })"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThan(20)
        .containsOnly("right");
  }

  @Test
  void nothingIsCutOffAtTheSideOfAPhone() throws IOException {
    browser.narrow().keep("every-chart-phone");
    assertThat(
            browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0L);
  }

  @Test
  void theRecordedBaselineIsKeptForPeopleToLookAt() throws IOException {
    Path copy = Files.createDirectory(runs.resolve("baseline"));
    try (Stream<Path> files = Files.list(BASELINE)) {
      for (Path each : files.toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
    }
    Path page = new ReportWriter().write(RunFolder.open(copy));
    browser.open(page, "light").keep("baseline-light");
    browser.open(page, "dark").keep("baseline-dark");
    assertThat(browser.all(".chart.recovery svg")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"break-even", "recovery", "scaling"})
  void curvesHaveALineForEachArchitectureAndATitleOfTheirAxis(String kind) {
    List<String> texts =
        browser.all(".chart." + kind + " svg text").stream()
            .map(text -> text.getDomProperty("textContent"))
            .toList();
    assertThat(texts)
        .contains("stateless-jwt", "sticky-session", "replicated-session")
        .containsAnyOf("requests of a session", "time from the injection", "nodes");
  }

  /** Otherwise one such level would turn the line over the numbers into a list. */
  @Test
  void aLevelThatIsNoNumberStandsBesideTheLineOverThoseThatAre() {
    List<String> figures =
        browser.all("[data-experiment=experiment-scaling].strips figure").stream()
            .map(figure -> String.valueOf(figure.getDomProperty("textContent")))
            .filter(text -> text.startsWith("CPU time of all servers for one request"))
            .toList();

    assertThat(figures).hasSize(2);
    assertThat(figures.getFirst()).doesNotContain("uneven");
    assertThat(figures.getLast()).contains("at other levels", "sticky-session at uneven");
  }

  @Test
  void aTimelineShowsWhatEachNodeAnswered() {
    assertThat(browser.all(".chart.timeline"))
        .allSatisfy(
            chart ->
                assertThat(chart.getDomProperty("textContent"))
                    .contains("answers/s", "node-1", "node-2", "node-3"));
  }

  @Test
  void everyChartCanBeSavedAsPictureAndFigures() {
    Object saved =
        browser.run(
            """
            const names = [];
            addEventListener('error', event => names.push(event.message));
            HTMLAnchorElement.prototype.click = function () { names.push(this.download); };
            document.querySelectorAll('figure [data-save]').forEach(button => button.click());
            return names;
            """);
    assertThat(saved)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .hasSize(2 * browser.all(".chart").size())
        .allMatch(name -> name.endsWith(".svg") || name.endsWith(".csv"))
        .contains("experiment-login-cost-break-even.svg", "experiment-login-cost-break-even.csv")
        .contains("experiment-scaling-law.csv", "experiment-kill-node-recovery.svg");
  }

  @Test
  void aTimelineIsZoomedByKeyboard() {
    browser.one(".timelines [data-zoom='0.5']").sendKeys(Keys.ENTER);
    Object shown =
        browser.run(
            """
            const [zoom] = echarts.getInstanceByDom(document.querySelector('.chart.timeline')).getOption().dataZoom;
            return Math.round(zoom.end - zoom.start);
            """);
    assertThat(shown).isEqualTo(50L);
  }

  /** WCAG 2.1, 1.4.3: 4.5 to 1 for text of this size. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void wordsOnTheMapCanBeReadOnItsStrongestFields(String scheme) {
    browser.open(file, scheme);
    Object contrasts =
        browser.run(
            """
            const channels = color => { const pen = document.createElement('canvas').getContext('2d'); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data]; };
            const light = rgb => rgb.slice(0, 3).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
            const style = getComputedStyle(document.documentElement);
            const [ink, paper] = ['--ink', '--raised'].map(name => channels(style.getPropertyValue(name).trim()));
            return [...document.querySelectorAll('.chart.map svg path[fill-opacity]')].map(path => {
              const alpha = Number(path.getAttribute('fill-opacity'));
              const field = channels(path.getAttribute('fill')).map((c, i) => alpha * c + (1 - alpha) * paper[i]);
              const [a, b] = [light(ink), light(field)].sort((x, y) => y - x);
              return (a + .05) / (b + .05);
            });
            """);
    assertThat(contrasts)
        .asInstanceOf(InstanceOfAssertFactories.list(Number.class))
        .hasSizeGreaterThan(20)
        .allSatisfy(contrast -> assertThat(contrast.doubleValue()).isGreaterThanOrEqualTo(4.5));
  }

  @Test
  void tabGoesThroughThePageInItsOrderAndNeverOutOfSight() {
    WebElement body = browser.one("body");
    List<Object> places = new ArrayList<>();
    body.sendKeys(Keys.TAB);
    for (int i = 0; i < 40; i++) {
      places.add(
          browser.run(
              """
              const at = document.activeElement;
              const box = at.getBoundingClientRect();
              return box.width && box.height && box.right > 0 && box.left < innerWidth ? [...document.querySelectorAll('*')].indexOf(at) : -1;
              """));
      browser.one(":focus").sendKeys(Keys.TAB);
    }
    assertThat(places)
        .map(place -> ((Number) place).longValue())
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(place -> place > 0);
  }

  @Test
  void onPaperWhatCanBeOpenedIsOpenButForLongTables() {
    Object closed =
        browser.run(
            """
            const closed = () => document.querySelectorAll('details:not([open])').length;
            const before = closed();
            dispatchEvent(new Event('beforeprint'));
            const printed = document.querySelectorAll('details:not([open]):not(.long)').length;
            dispatchEvent(new Event('afterprint'));
            return [before > 0, printed, closed() - before];
            """);
    assertThat(closed).isEqualTo(List.of(true, 0L, 0L));
  }

  @Test
  void theHelperKnowsThatATimeCutAtTheHorizonMayBeAnyLonger() {
    browser.enter("revoke", "60");
    assertThat(browser.ranking("stateless-jwt"))
        .contains("? cannot tell", "not over when watching ended after 15 s, in 4 of 4 trials");
    browser.enter("revoke", "5");
    assertThat(browser.ranking("stateless-jwt")).contains("✗ does not fit", "at least 15 s");
  }

  @Test
  void theHelperRefusesMoreNodesThanWereMeasuredAndNamesThoseOfTheFaults() {
    browser.enter("nodes", "9");
    assertThat(browser.ranking("stateless-jwt"))
        .contains("? cannot tell", "9 nodes: beyond the 8", "in kill-node with 3 nodes");
    browser.enter("nodes", "8");
    assertThat(browser.ranking("stateless-jwt")).contains("✓ fits", "with 8 nodes");
  }

  @Test
  void theHelperTakesWhatAnArchitectureWaitsForFromTheArchitecture() {
    browser.enter("delay", "10");
    assertThat(browser.ranking("stateless-jwt")).contains("waits for no store and no peer");
    assertThat(browser.ranking("replicated-session"))
        .contains("? cannot tell", "waits for its peers, and no valid trial says how long");
  }

  /** The floor knows no user: cheap as it is, nobody can choose it. */
  @Test
  void theHelperOffersNoArchitectureThatHasNoSession() {
    assertThat(browser.all(".ranking tbody tr th"))
        .extracting(WebElement::getText)
        .contains("stateless-jwt", "sticky-session")
        .doesNotContain("no-auth");
  }

  @Test
  void theHelperGivesNoCostsForWhatWasNeverVariedTogether() {
    browser.enter("nodes", "2");
    browser.enter("state", "1000");
    assertThat(browser.ranking("stateless-jwt")).contains("not measured together");
    assertThat(browser.one("#helper-basis").getText())
        .contains("varies nodes and bytes of state together");
  }

  @Test
  void theHelperAddsALoginToRequestsThatHaveNone() {
    browser.enter("loss", "40");
    browser.enter("requests", "4");
    browser.enter("rate", "10");
    // (1 ms + 4 ms ÷ 4) × 10 = 0.02 cores; (2 ms + 1 ms ÷ 4) × 10 = 0.0225.
    assertThat(browser.ranking("stateless-jwt")).contains("0.02 cores", "0.0196 to 0.0204");
    assertThat(browser.ranking("sticky-session")).contains("0.0225 cores");
    assertThat(browser.ranking("replicated-session"))
        .contains("tie: not clearly more than sticky-session");
    assertThat(browser.one("#helper-basis a").getDomAttribute("href"))
        .isEqualTo("#experiment-login-cost");
  }
}

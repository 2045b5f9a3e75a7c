package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
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
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;
import statelab.results.synthetic.SyntheticHotPaths;
import statelab.results.synthetic.SyntheticRun;

/**
 * The page in a real browser. Needs Chromium and its driver from the system's packages; without
 * them it is skipped, since nothing may be downloaded in a test.
 */
@Tag("extended")
class ReportInBrowserIT {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Ledger LEDGER = Ledger.standard();
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir static Path runs;
  private static Path file;
  private static Path levels;
  private static Path comparison;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "no browser: apt-get install chromium chromium-driver");
    file = page();
    levels = new ReportWriter().write(overNodes());
    comparison =
        Files.writeString(
            runs.resolve("comparison.html"),
            RunComparison.of(List.of(synthetic(3), synthetic(2))).html());
    browser = new ChromeDriver(service(), options());
    browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void load() {
    scheme("light");
    browser.manage().window().setSize(new Dimension(1400, 1000));
    browser.get(file.toUri().toString());
  }

  @Test
  void thePageLogsNoError() {
    List<String> errors =
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .toList();
    assertThat(errors).isEmpty();
  }

  @Test
  void noRequestLeavesThePage() {
    Stream<String> requests =
        browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
            .map(LogEntry::getMessage)
            .filter(message -> message.contains("Network.requestWillBeSent"));
    assertThat(requests)
        .isNotEmpty()
        .allSatisfy(
            message -> assertThat(message).containsPattern("\"url\":\"(file|data|blob|chrome):"));
  }

  @Test
  void everyChartIsDrawnWithItsLinesBarsAndPoints() {
    List<WebElement> timelines = browser.findElements(By.cssSelector(".chart.timeline svg"));
    assertThat(timelines).hasSize(3);
    assertThat(timelines)
        .allSatisfy(
            svg -> {
              assertThat(svg.findElements(By.cssSelector("path"))).hasSizeGreaterThan(30);
              assertThat(svg.getDomProperty("textContent")).contains("calm", "kill node-2", "p99");
            });
    assertThat(browser.findElements(By.cssSelector(".strips .chart svg"))).hasSizeGreaterThan(10);
  }

  @Test
  void theMapOfTokensAgainstAStoreHasAFieldForEachRoundTripAndAlgorithm() {
    WebElement map = browser.findElement(By.cssSelector(".chart.map svg"));
    List<String> texts =
        map.findElements(By.cssSelector("text")).stream()
            .map(text -> text.getDomProperty("textContent"))
            .toList();
    assertThat(texts).contains("HS256, 1,024 bytes", "● 41.6 µs", "10 ms");
    assertThat(texts)
        .filteredOn(text -> text.equals("token") || text.equals("store"))
        .hasSizeGreaterThan(20);
  }

  @Test
  void claimsAreFilteredByKeyboard() {
    WebElement verdict = browser.findElement(By.cssSelector(".filters select[name=verdict]"));
    verdict.sendKeys("refuted");
    List<WebElement> shown = visible("table.claims tbody tr");
    assertThat(shown)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getDomAttribute("data-verdict")).isEqualTo("refuted"));
    assertThat(browser.findElement(By.cssSelector(".filters output")).getText())
        .isEqualTo("%d of %d claims".formatted(shown.size(), Ledger.standard().claims().size()));
  }

  @Test
  void aLinkToAClaimThatAFilterHidesShowsIt() {
    browser.findElement(By.cssSelector(".filters select[name=verdict]")).sendKeys("inconclusive");
    WebElement link = browser.findElement(By.cssSelector(".findings h3 a"));
    link.sendKeys(Keys.ENTER);
    String target = Objects.requireNonNull(link.getDomAttribute("href")).substring(1);
    assertThat(browser.findElement(By.id(target)).isDisplayed()).isTrue();
  }

  @Test
  void theHelperRanksByWhatIsEnteredAndRefusesBeyondWhatWasMeasured() {
    assertThat(ranking("sticky-session")).contains("does not fit");
    enter("loss", "40");
    assertThat(ranking("sticky-session")).contains("✓ fits");
    assertThat(ranking("stateless-jwt")).contains("cores");
    enter("rate", "100000");
    assertThat(ranking("stateless-jwt")).contains("beyond what was measured");
  }

  @Test
  void theHelperTakesNothingThatTheRunDidNotMeasure() {
    assertThat(browser.findElement(By.cssSelector(".helper input[name=loss]")).isEnabled())
        .isTrue();
    for (String unmeasured : List.of("revoke", "state", "delay", "nodes", "requests")) {
      WebElement input =
          browser.findElement(By.cssSelector(".helper input[name=" + unmeasured + "]"));
      assertThat(input.isEnabled()).as(unmeasured).isFalse();
      assertThat(input.findElement(By.xpath("..")).getText()).contains("not measured in this run");
    }
  }

  @Test
  void theHelperReadsTheNextLargerLevelThatWasMeasuredAndNoneBeyond() {
    browser.get(levels.toUri().toString());

    enter("nodes", "3");
    assertThat(ranking("stateless-jwt")).contains("cores");
    assertThat(browser.findElement(By.id("helper-basis")).getText())
        .contains("scaling of this run", "next larger number of nodes that was measured");
    enter("nodes", "9");
    assertThat(ranking("stateless-jwt")).contains("not measured");
  }

  @Test
  void everyChartCanBeSavedAsPictureAndFigures() {
    Object saved =
        browser.executeScript(
            """
            const names = [];
            HTMLAnchorElement.prototype.click = function () { names.push(this.download); };
            document.querySelectorAll('figure [data-save]').forEach(button => button.click());
            return names;
            """);
    assertThat(saved)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .hasSize(2 * browser.findElements(By.cssSelector(".chart")).size())
        .contains(
            "experiment-kill-node-sessions_lost_share.csv",
            "experiment-kill-node-sticky-session.svg",
            "sensitivity-map.svg",
            "sensitivity-map.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNoSeriousViolation(String scheme) throws IOException {
    scheme(scheme);
    browser.navigate().refresh();
    assertThat(violations()).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
  }

  @Test
  void aComparisonHasNoSeriousViolationAndFitsAPhone() throws IOException {
    browser.get(comparison.toUri().toString());
    assertThat(violations()).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    Files.write(SCREENSHOTS.resolve("comparison.png"), browser.getScreenshotAs(OutputType.BYTES));
    browser.manage().window().setSize(new Dimension(390, 900));
    assertThat(overflow()).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void nothingIsCutOffAtTheSide(int width) {
    browser.manage().window().setSize(new Dimension(width, 900));
    assertThat(overflow()).isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void screenshotsAreKeptForPeopleToLookAt(String scheme) throws IOException {
    scheme(scheme);
    browser.navigate().refresh();
    byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
    Files.write(SCREENSHOTS.resolve("report-" + scheme + ".png"), picture);
    assertThat(picture).hasSizeGreaterThan(20_000);
  }

  private static Object overflow() {
    return Objects.requireNonNull(
        browser.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  }

  private static Object violations() throws IOException {
    browser.executeScript(resource("/axe.min.js"));
    return Objects.requireNonNull(
        browser.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(result => done(result.passes.length < 20 ? ['axe checked next to nothing'] : result.violations
              .filter(each => each.impact === 'serious' || each.impact === 'critical')
              .map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))));
            """));
  }

  private static Path page() throws IOException {
    RunFolder run = synthetic(6);
    List<Observation> observations = RunIntake.observations(RunIntake.read(run));
    run.writeObservations(observations);
    run.writeVerdicts(new Judge(LEDGER).judge(observations));
    SyntheticHotPaths.write(run, 3);
    return new ReportWriter().write(run);
  }

  private static RunFolder synthetic(int blocks) throws IOException {
    return new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42)
        .blocks(blocks)
        .invalidTrial(7)
        .write(runs);
  }

  /** A run whose levels are numbers of nodes, by the name that makes the helper read them so. */
  private static RunFolder overNodes() throws IOException {
    return new SyntheticRun(LEDGER.text(), LEDGER.sha256(), 42)
        .experiment("scaling")
        .blocks(2)
        .levels(
            List.of(
                new statelab.results.run.Level("2", true),
                new statelab.results.run.Level("8", false)))
        .write(runs);
  }

  private static ChromeDriverService service() {
    return new ChromeDriverService.Builder()
        .usingDriverExecutable(DRIVER.toFile())
        .usingAnyFreePort()
        .build();
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    return options;
  }

  private static void scheme(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static List<WebElement> visible(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }

  private static void enter(String name, String value) {
    WebElement input = browser.findElement(By.cssSelector(".helper input[name=" + name + "]"));
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  private static String ranking(String arm) {
    return browser.findElements(By.cssSelector(".ranking tbody tr")).stream()
        .map(WebElement::getText)
        .filter(text -> text.startsWith(arm))
        .findFirst()
        .orElseThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ReportInBrowserIT.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

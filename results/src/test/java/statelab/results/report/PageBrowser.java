package statelab.results.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser with one page in it. Nothing is downloaded: both programs are the system's. */
final class PageBrowser implements AutoCloseable {
  static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** No browser draws a picture that is higher. */
  private static final double HIGHEST = 16_000;

  private final ChromeDriver driver;

  private PageBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the tests where the machine has no browser. */
  static PageBrowser start() throws IOException {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "no browser: apt-get install chromium chromium-driver");
    Files.createDirectories(SCREENSHOTS);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    return new PageBrowser(driver);
  }

  PageBrowser open(Path page, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1400, 1000));
    driver.get(page.toUri().toString());
    return this;
  }

  /** As on a phone, until the next page is opened. */
  PageBrowser narrow() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 900, "deviceScaleFactor", 1, "mobile", true));
    driver.navigate().refresh();
    return this;
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  Object run(String script, Object... arguments) {
    return Objects.requireNonNull(driver.executeScript(script, arguments));
  }

  void enter(String name, String value) {
    one(".helper input[name=" + name + "]").sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  /** The helper's row of an architecture. */
  String ranking(String arm) {
    return all(".ranking tbody tr").stream()
        .map(WebElement::getText)
        .filter(text -> text.startsWith(arm))
        .findFirst()
        .orElseThrow();
  }

  /** How many colours a picture of the element has; 1 is a blank. */
  long colours(WebElement element) throws IOException {
    @SuppressWarnings("unchecked")
    List<Number> box =
        (List<Number>)
            run(
                "const box = arguments[0].getBoundingClientRect();"
                    + "return [box.x + scrollX, box.y + scrollY, box.width, box.height]",
                element);
    BufferedImage picture =
        ImageIO.read(
            new ByteArrayInputStream(
                capture(
                    box.get(0).doubleValue(),
                    box.get(1).doubleValue(),
                    box.get(2).doubleValue(),
                    box.get(3).doubleValue())));
    return IntStream.range(0, picture.getWidth())
        .flatMap(x -> IntStream.range(0, picture.getHeight()).map(y -> picture.getRGB(x, y)))
        .distinct()
        .count();
  }

  /** Keeps a picture of the whole page for people to look at. */
  void keep(String name) throws IOException {
    double width = ((Number) run("return document.documentElement.clientWidth")).doubleValue();
    double height = ((Number) run("return document.documentElement.scrollHeight")).doubleValue();
    Files.write(SCREENSHOTS.resolve(name + ".png"), capture(0, 0, width, height));
  }

  private byte[] capture(double x, double y, double width, double height) {
    Map<String, Object> clip =
        Map.of(
            "x",
            x,
            "y",
            y,
            "width",
            width,
            "height",
            height,
            "scale",
            Math.min(1, HIGHEST / height));
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("clip", clip, "captureBeyondViewport", true));
    return Base64.getDecoder().decode(Objects.requireNonNull(answer.get("data")).toString());
  }

  @Override
  public void close() {
    driver.quit();
  }
}

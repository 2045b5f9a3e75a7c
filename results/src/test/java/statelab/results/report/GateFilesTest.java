package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;
import statelab.results.gate.Gate;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GateReport;
import statelab.results.synthetic.SyntheticPairs;
import tools.jackson.databind.json.JsonMapper;

/** What a gate writes, held against files that people have read. */
class GateFilesTest {
  private static final String HOSTILE = "x | <b>`y`</b> [z](http://e.org) ]]> \u001b[2J \"&";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gate.json", "gate.xml", "gate.md"})
  void everyFormIsWrittenAsItsGoldenFileSays(String name) throws IOException {
    GateFiles.write(report("main (1a2b3c4)"), folder);

    assertThat(Files.readString(folder.resolve(name))).isEqualTo(golden(name));
  }

  @Test
  void theTerminalTableIsWrittenAsItsGoldenFileSays() throws IOException {
    assertThat(GateFiles.terminal(report("main (1a2b3c4)"), false)).isEqualTo(golden("gate.txt"));
  }

  @Test
  void noLineOfTheTerminalTableIsWiderThanItMayBe() {
    assertThat(GateFiles.terminal(report("w".repeat(300)), false).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SummaryText.WIDTH));
  }

  @Test
  void thePageShowsEveryMetricAndNeedsNoNetwork() throws IOException {
    GateFiles.write(report("main (1a2b3c4)"), folder);

    Document page = Jsoup.parse(Files.readString(folder.resolve("gate.html")));
    assertThat(page.select("tbody tr")).hasSize(6);
    assertThat(page.select("h1").text()).isEqualTo("Performance gate: ✗ regression");
    assertThat(page.select("tbody tr").get(0).text())
        .contains("cpu_ns_per_request", "regression", "shown to be worse than allowed");
    assertThat(page.select("script, link[rel=stylesheet], img")).isEmpty();
  }

  @Test
  void aHostileNameIsTextAndNothingElseInEveryForm() throws Exception {
    GateFiles.write(report(HOSTILE), folder);

    Document page = Jsoup.parse(Files.readString(folder.resolve("gate.html")));
    assertThat(page.select("b")).isEmpty();
    assertThat(page.select("main code").get(0).text()).contains("<b>`y`</b>");
    assertThat(Files.readString(folder.resolve("gate.md")))
        .contains("x \\| \\<b\\>\\`y\\`\\</b\\> \\[z\\](http://e.org)");
    assertThat(GateFiles.terminal(report(HOSTILE), false)).doesNotContain("\u001b");
    NodeList properties = xml("gate.xml").getElementsByTagName("property");
    assertThat(properties.item(0).getAttributes().getNamedItem("value").getNodeValue())
        .isEqualTo(SummaryText.visible(HOSTILE));
    assertThat(
            JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("gate.json")))
                .path("base")
                .stringValue())
        .isEqualTo(HOSTILE);
  }

  private org.w3c.dom.Document xml(String name) throws Exception {
    byte[] text = Files.readAllBytes(folder.resolve(name));
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text));
  }

  private static GateReport report(String base) {
    SyntheticPairs pairs =
        new SyntheticPairs(15, 7)
            .changed("cpu_ns_per_request", value -> value * 1.15)
            .changed("latency_p50_ns", value -> value * 1.1)
            .invalidCandidate(3, "load generator: schedule lag p99 was 80 ms")
            .make();
    GateDefinition definition = GateDefinition.standard();
    return new GateReport(
        base,
        "feature (5d6e7f8)",
        definition,
        new Gate(definition).decide(pairs.base(), pairs.candidate()),
        "Measuring ended after 15 pairs, because every interval was narrow enough.",
        Instant.parse("2026-03-01T02:00:00Z"),
        Duration.ofSeconds(583),
        "2 cores, JDK 25",
        "process",
        Map.of("users", "100", "calm", "PT3S"),
        "statelab gate --base=main --candidate=feature --budget=10m --seed=42");
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(GateFilesTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

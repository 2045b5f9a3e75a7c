package statelab.results.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import statelab.results.gate.GateReport;

/** Writes a gate's report in every form that somebody reads. */
public final class GateFiles {
  private GateFiles() {}

  /** The report for a terminal, no line longer than {@link SummaryText#WIDTH}. */
  public static String terminal(GateReport report, boolean colour) {
    return GateText.of(report, colour);
  }

  /**
   * Writes {@code gate.html}, {@code gate.md}, {@code gate.xml} (JUnit) and {@code gate.json} into
   * an existing folder.
   *
   * @throws IOException if one cannot be written
   */
  public static void write(GateReport report, Path folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("gate.json", GateJson.of(report));
    texts.put("gate.xml", GateXml.of(report));
    texts.put("gate.md", GateMarkdown.of(report));
    texts.put("gate.html", GatePage.of(report));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(folder.resolve(text.getKey()), text.getValue());
    }
  }
}

package statelab.results.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a history takes from one {@code gate.json}.
 *
 * @param file the file
 * @param at when it was measured
 * @param base the reference, which was measured in the same session
 * @param candidate what was measured against it
 * @param experiment what both went through
 * @param lab what ran the clusters
 * @param conditions the experiment's settings, by name, in order
 * @param figures the metrics that were measured
 */
record StoredGate(
    Path file,
    Instant at,
    String base,
    String candidate,
    String experiment,
    String lab,
    SortedMap<String, String> conditions,
    List<Figure> figures) {
  /**
   * One metric of one architecture against the reference.
   *
   * @param ratio whether the estimate is candidate ÷ reference and not the difference
   */
  record Figure(String architecture, String metric, String unit, boolean ratio, double estimate) {}

  static StoredGate read(Path file) {
    try {
      JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
      int version = root.path("schema_version").asInt(0);
      requireVersion(file, version);
      List<Figure> figures = new ArrayList<>();
      root.path("findings").forEach(finding -> addFigure(finding, figures));
      return new StoredGate(
          file,
          Instant.parse(text(root, "started_at")),
          text(root, "base"),
          text(root, "candidate"),
          text(root, "experiment"),
          text(root, "lab"),
          conditions(root),
          List.copyOf(figures));
    } catch (IOException | JacksonException | DateTimeException e) {
      throw new HistoryException("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  /** An older file does not say how its trials went, so nobody knows whether it compares. */
  private static void requireVersion(Path file, int version) {
    if (version != GateReport.SCHEMA_VERSION) {
      throw new HistoryException(
          "%s has schema_version %d, but this Statelab reads version %d%s"
              .formatted(
                  file,
                  version,
                  GateReport.SCHEMA_VERSION,
                  version == 1
                      ? ": version 1 does not say by which lab and under which conditions it was"
                          + " measured; move it away"
                      : ""));
    }
  }

  private static SortedMap<String, String> conditions(JsonNode root) {
    SortedMap<String, String> conditions = new TreeMap<>();
    root.path("conditions")
        .properties()
        .forEach(each -> conditions.put(each.getKey(), each.getValue().asString("")));
    return conditions;
  }

  private static void addFigure(JsonNode finding, List<Figure> figures) {
    JsonNode estimate = finding.path("estimate");
    if (estimate.isNumber()) {
      figures.add(
          new Figure(
              text(finding, "architecture"),
              text(finding, "metric"),
              text(finding, "unit"),
              text(finding, "effect").equals("ratio"),
              estimate.doubleValue()));
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}

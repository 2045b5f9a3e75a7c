package statelab.results.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import statelab.results.gate.GateHistory;
import statelab.results.report.page.HistoryChart;
import statelab.results.statistics.ChangePoints;

/** Says where and by how much the figures of stored gates changed. */
public final class HistoryFiles {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  private HistoryFiles() {}

  /** The history for a terminal, no line longer than {@link SummaryText#WIDTH}. */
  public static String terminal(GateHistory history) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        TerminalTable.wrap(
            "%s against %s".formatted(Words.count(history.gates(), "gate"), history.reference()),
            TerminalTable.WIDTH));
    for (GateHistory.Series series : history.series()) {
      sentences(series)
          .forEach(
              sentence ->
                  lines.addAll(
                      TerminalTable.wrap(name(series) + ": " + sentence, TerminalTable.WIDTH)));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Writes the page, which needs no network.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(GateHistory history, Path file) throws IOException {
    Files.writeString(
        file,
        Template.render(
            "history.ftlh",
            Map.of(
                "history", history,
                "charts", history.series().stream().map(HistoryFiles::chart).toList(),
                "style", Template.text("gate.css"))));
  }

  private static HistoryChart chart(GateHistory.Series series) {
    return HistoryChart.of(
        name(series),
        sentences(series),
        series.points().stream().mapToDouble(GateHistory.Point::value).toArray(),
        series.changes(),
        series.ratio()
            ? "ratio to the reference"
            : "difference from the reference, " + series.unit(),
        value -> Quantity.number(value));
  }

  private static String name(GateHistory.Series series) {
    return series.metric() + " of " + series.architecture();
  }

  private static List<String> sentences(GateHistory.Series series) {
    int needed = 2 * ChangePoints.SHORTEST_SEGMENT;
    if (series.points().size() < needed) {
      return List.of(
          "%s, too few to look for changes; %d are needed"
              .formatted(Words.count(series.points().size(), "value"), needed));
    }
    List<String> sentences = new ArrayList<>();
    List<Integer> changes = series.changes();
    for (int i = 0; i < changes.size(); i++) {
      sentences.add(change(series, i));
    }
    if (changes.isEmpty()) {
      sentences.add(
          "no change in %d values; their mean is %s"
              .formatted(series.points().size(), level(series, 0, series.points().size())));
    }
    if (series.doubtful()) {
      sentences.add(
          "values depend on those before (lag-1 autocorrelation %s), so changes deserve doubt"
              .formatted(Quantity.number(series.autocorrelation())));
    }
    return sentences;
  }

  private static String change(GateHistory.Series series, int number) {
    List<Integer> changes = series.changes();
    int at = changes.get(number);
    int from = number == 0 ? 0 : changes.get(number - 1);
    int to = number + 1 < changes.size() ? changes.get(number + 1) : series.points().size();
    GateHistory.Point point = series.points().get(at);
    return "changed with %s on %s from %s to %s"
        .formatted(
            point.candidate(),
            DAY.format(point.at()),
            level(series, from, at),
            level(series, at, to));
  }

  private static String level(GateHistory.Series series, int from, int to) {
    double mean =
        IntStream.range(from, to)
            .mapToDouble(i -> series.points().get(i).value())
            .average()
            .orElseThrow();
    return series.ratio()
        ? Quantity.number(mean) + " times the reference"
        : Quantity.difference(mean, series.unit());
  }
}

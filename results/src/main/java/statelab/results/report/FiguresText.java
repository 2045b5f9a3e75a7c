package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.statistics.Interval;

/**
 * What experiments measured that the five questions do not show, as text: a row for each arm, and a
 * column for each metric that the experiment is for.
 */
final class FiguresText {
  private static final int WIDTH = TerminalTable.WIDTH;

  /** As many figures as fit beside each other in {@link #WIDTH}. */
  private static final int BESIDE = 3;

  /** Of the arm, of its trials, and of each figure. */
  private static final List<Integer> WIDTHS = List.of(30, 8, 19, 19, 19);

  private static final String TRIALS_HEADER = "valid trials";

  private FiguresText() {}

  /** For a terminal, no line longer than {@link TerminalTable#WIDTH}; none without any figures. */
  static List<String> lines(Judged run) {
    return run.besideTheTable().stream().flatMap(figures -> lines(run.asked(), figures)).toList();
  }

  private static Stream<String> lines(Asked asked, ExperimentFigures figures) {
    List<String> lines = new ArrayList<>(TerminalTable.wrap(title(asked, figures), WIDTH));
    List<Metric> metrics = metrics(asked, figures);
    for (int from = 0; from < metrics.size(); from += BESIDE) {
      lines.addAll(part(figures, metrics.subList(from, Math.min(metrics.size(), from + BESIDE))));
    }
    lines.add("─".repeat(WIDTH));
    return lines.stream();
  }

  private static String title(Asked asked, ExperimentFigures figures) {
    return "%s: %s".formatted(figures.name(), asked.question(figures.name()));
  }

  /** What the experiment is for; where it does not say, all that is better lower or higher. */
  private static List<Metric> metrics(Asked asked, ExperimentFigures figures) {
    List<Metric> said = asked.metrics(figures.name()).stream().filter(figures::hasYielded).toList();
    return said.isEmpty()
        ? figures.metrics(List.of()).stream()
            .filter(metric -> metric.direction() != Direction.DESCRIBES)
            .toList()
        : said;
  }

  private static List<String> part(ExperimentFigures figures, List<Metric> metrics) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(row("", TRIALS_HEADER, metrics.stream().map(Metric::meaning).toList()));
    figures.arms().stream()
        .filter(arm -> metrics.stream().anyMatch(metric -> has(figures, metric, arm)))
        .forEach(
            arm ->
                lines.addAll(
                    row(
                        arm.label(),
                        trials(figures, arm),
                        metrics.stream().map(metric -> cell(figures, metric, arm)).toList())));
    return lines;
  }

  private static boolean has(ExperimentFigures figures, Metric metric, MeasuredArm arm) {
    return !figures.values(metric, arm).isEmpty();
  }

  private static String trials(ExperimentFigures figures, MeasuredArm arm) {
    long valid = figures.trials(arm, true);
    long invalid = figures.trials(arm, false);
    return invalid == 0 ? Long.toString(valid) : "%d of %d".formatted(valid, valid + invalid);
  }

  private static String cell(ExperimentFigures figures, Metric metric, MeasuredArm arm) {
    if (!has(figures, metric, arm)) {
      return "–";
    }
    Optional<ArmMean> mean = figures.mean(metric, arm);
    Optional<Interval> interval = mean.flatMap(ArmMean::interval);
    return mean.map(found -> Quantity.of(found.mean(), metric.unit())).orElse("no valid trial")
        + interval
            .map(ends -> " (%s)".formatted(Quantity.range(ends.low(), ends.high(), metric.unit())))
            .orElse("");
  }

  private static List<String> row(String arm, String trials, List<String> figures) {
    List<String> cells = new ArrayList<>(List.of(arm, trials));
    cells.addAll(figures);
    return TextColumns.wrapped(cells, WIDTHS, UnaryOperator.identity());
  }

  /** The same as Markdown; blank without any figures. */
  static String markdown(Judged run) {
    return run.besideTheTable().stream()
        .map(figures -> markdown(run.asked(), figures))
        .collect(Collectors.joining());
  }

  private static String markdown(Asked asked, ExperimentFigures figures) {
    List<Metric> metrics = metrics(asked, figures);
    String header =
        Stream.concat(
                Stream.of("Architecture", TRIALS_HEADER), metrics.stream().map(Metric::meaning))
            .map(SummaryText::escaped)
            .collect(Collectors.joining(" | ", "| ", " |\n"));
    String rows =
        figures.arms().stream()
            .map(
                arm ->
                    Stream.concat(
                            Stream.of(arm.label(), trials(figures, arm)),
                            metrics.stream().map(metric -> cell(figures, metric, arm)))
                        .map(SummaryText::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
            .collect(Collectors.joining());
    return "**%s**\n\n%s|%s\n%s\n"
        .formatted(
            SummaryText.escaped(title(asked, figures)),
            header,
            "---|".repeat(metrics.size() + 2),
            rows);
  }
}

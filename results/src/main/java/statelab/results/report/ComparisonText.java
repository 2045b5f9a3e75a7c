package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import statelab.results.report.page.Comparison;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A comparison of runs as text for people and programs. */
public final class ComparisonText {
  private static final int SCHEMA_VERSION = 1;
  private static final int ARM = 26;
  private static final int MEAN = 14;
  private static final int EFFECT = 36;
  private static final String CAUTION =
      "Runs are made one after the other: what differs between them may be the version, the machine"
          + " or the hour. A gate measures two versions side by side.";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final StringBuilder text = new StringBuilder();

  private ComparisonText() {}

  /**
   * Writes a comparison. {@link SummaryFormat#TEXT} shows no figure that is alike or equal in all
   * runs; {@link SummaryFormat#CSV} and {@link SummaryFormat#JSON} hold all as numbers.
   */
  public static String of(RunComparison comparison, SummaryFormat format) {
    Comparison words = comparison.words();
    return switch (format) {
      case TEXT -> new ComparisonText().terminal(words);
      case MARKDOWN -> new ComparisonText().markdown(words);
      case CSV -> csv(comparison);
      case JSON ->
          JSON.writeValueAsString(
                  new File(SCHEMA_VERSION, comparison.names(), comparison.figures()))
              + "\n";
    };
  }

  private record File(int schemaVersion, List<String> runs, List<ComparedFigure> figures) {}

  private String terminal(Comparison words) {
    words
        .runs()
        .forEach(
            run ->
                wrapped(
                    "%d  %s, %s, %s"
                        .formatted(run.number(), run.name(), run.trials(), run.machine())));
    line("");
    words.facts().forEach(fact -> wrapped(fact.name() + ": " + String.join(" | ", fact.values())));
    wrapped("%d facts about the runs are the same.".formatted(words.sameFacts()));
    claims(words);
    words.experiments().forEach(this::experiment);
    line("");
    wrapped(words.tally() + ". " + CAUTION);
    return text.toString();
  }

  /** A claim that no run measured has nothing to tell. */
  private void claims(Comparison words) {
    List<Comparison.ClaimLine> measured =
        words.claims().stream()
            .filter(claim -> !claim.agreement().equals(Comparison.Agreement.NONE))
            .toList();
    if (!measured.isEmpty()) {
      line("");
      measured.forEach(this::claim);
    }
  }

  private void claim(Comparison.ClaimLine claim) {
    wrapped("%s %s: %s".formatted(claim.agreement().symbol(), claim.id(), verdicts(claim)));
  }

  private static String verdicts(Comparison.ClaimLine claim) {
    return claim.cells().stream().map(ComparisonText::verdict).collect(Collectors.joining(" | "));
  }

  private static String verdict(Comparison.ClaimCell cell) {
    return cell.judged()
        ? (cell.mark().symbol() + " " + cell.mark().word() + " " + cell.effect()).strip()
        : "not judged";
  }

  private void experiment(Comparison.ExperimentLines experiment) {
    line("");
    wrapped(experiment.name() + ": " + experiment.question());
    List<Comparison.Line> telling =
        experiment.lines().stream().filter(ComparisonText::notAllAlike).toList();
    String metric = "";
    for (Comparison.Line each : telling) {
      if (!each.metric().equals(metric)) {
        wrapped("  %s: %s".formatted(each.metric(), each.meaning()));
        metric = each.metric();
      }
      rows(each);
    }
  }

  private static boolean notAllAlike(Comparison.Line line) {
    return line.cells().stream().skip(1).anyMatch(cell -> !cell.says().symbol().equals("="));
  }

  private void rows(Comparison.Line line) {
    Comparison.Cell first = line.cells().getFirst();
    row(line.arm(), "1 " + first.mean(), "", "");
    for (int i = 1; i < line.cells().size(); i++) {
      Comparison.Cell cell = line.cells().get(i);
      String effect =
          cell.effectInterval().isEmpty()
              ? cell.effect()
              : "%s (%s)".formatted(cell.effect(), cell.effectInterval());
      row("", (i + 1) + " " + cell.mean(), effect, said(cell.says()));
    }
  }

  private static String said(Comparison.Says says) {
    return (says.symbol() + " " + says.word()).strip();
  }

  private void row(String arm, String mean, String effect, String says) {
    String format = "    %%-%ds %%-%ds %%-%ds %%s".formatted(ARM, MEAN, EFFECT);
    line(format.formatted(arm, mean, effect, says).stripTrailing());
  }

  private void wrapped(String content) {
    String indent = content.substring(0, content.length() - content.stripLeading().length());
    TerminalTable.wrap(content, TerminalTable.WIDTH - indent.length())
        .forEach(each -> line(indent + each));
  }

  private void line(String content) {
    text.append(content).append('\n');
  }

  private String markdown(Comparison words) {
    words
        .runs()
        .forEach(
            run ->
                line(
                    "%d. %s, %s, %s"
                        .formatted(
                            run.number(),
                            SummaryText.escaped(run.name()),
                            run.trials(),
                            SummaryText.escaped(run.machine()))));
    line("");
    line("| Experiment | Metric | Arm | Run | Mean | Against run 1 | 95 % interval | |");
    line("|---|---|---|---|---|---|---|---|");
    rowsOf(words).forEach(row -> line("| " + String.join(" | ", escaped(row)) + " |"));
    line("");
    line(words.tally() + ". " + CAUTION);
    return text.toString();
  }

  private static List<String> escaped(List<String> row) {
    return row.stream().map(SummaryText::escaped).toList();
  }

  private static String csv(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", ComparedFigure.NAMES));
    comparison.figures().forEach(figure -> lines.add(SummaryText.csvLine(figure.values())));
    return String.join("\n", lines) + "\n";
  }

  /** One row for each figure of each run. */
  private static List<List<String>> rowsOf(Comparison words) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.ExperimentLines experiment : words.experiments()) {
      for (Comparison.Line line : experiment.lines()) {
        for (int i = 0; i < line.cells().size(); i++) {
          Comparison.Cell cell = line.cells().get(i);
          rows.add(
              List.of(
                  experiment.name(),
                  line.metric(),
                  line.arm(),
                  String.format(Locale.ROOT, "%d", i + 1),
                  cell.mean(),
                  cell.effect(),
                  cell.effectInterval(),
                  cell.says().word()));
        }
      }
    }
    return rows;
  }
}

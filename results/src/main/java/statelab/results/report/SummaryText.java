package statelab.results.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.SummaryTable;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The summary of a run as text for people and programs. */
public final class SummaryText {
  /** No line of {@link SummaryFormat#TEXT} is longer, in characters. */
  public static final int WIDTH = TerminalTable.WIDTH;

  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private SummaryText() {}

  /**
   * Writes the summary of a run that was judged.
   *
   * @param trials what its trials yielded
   * @param colour whether the reader is a terminal that shows colours; only {@link
   *     SummaryFormat#TEXT} uses it
   * @throws statelab.results.archive.ArchiveException if the run cannot be read
   */
  public static String of(
      RunFolder run, List<TrialYield> trials, SummaryFormat format, boolean colour) {
    Judged judged = Judged.of(run);
    return of(judged, RunGaps.of(run, judged.ledger(), trials), format, colour);
  }

  /** The same for a run that was read already; warnings say what keeps it from being whole. */
  static String of(Judged run, List<String> warnings, SummaryFormat format, boolean colour) {
    return switch (format) {
      case TEXT -> TerminalTable.render(run, warnings, colour);
      case MARKDOWN -> markdown(run, warnings);
      case CSV -> SummaryFile.of(run, warnings).csv();
      case JSON -> JSON.writeValueAsString(SummaryFile.of(run, warnings)) + "\n";
    };
  }

  /** A sentence in lines that are as wide as the table at most. */
  public static String wrapped(String sentence) {
    return String.join("\n", TerminalTable.wrap(sentence, WIDTH));
  }

  /** The verdict on what is advised, or that there is none. */
  static String verdict(SummaryTable.Row row) {
    if (row.question().claims().isEmpty()) {
      return "not measured yet";
    }
    return mark(row).word();
  }

  static VerdictMark mark(SummaryTable.Row row) {
    return row.measured() ? VerdictMark.of(row.verdict()) : VerdictMark.NOT_MEASURED;
  }

  static String csvLine(List<String> values) {
    return values.stream().map(SummaryText::csvValue).collect(Collectors.joining(","));
  }

  private static String csvValue(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static String markdown(Judged run, List<String> warnings) {
    StringBuilder text = new StringBuilder();
    warnings.forEach(
        warning -> text.append("> **Read with care:** %s\n\n".formatted(escaped(warning))));
    if (run.showsTable()) {
      text.append(markdownTable(run.table())).append('\n');
    }
    text.append(FiguresText.markdown(run));
    run.verdicts().stream()
        .filter(run::hasMeasured)
        .forEach(verdict -> text.append(markdownClaim(run, verdict)));
    unmeasured(run).ifPresent(sentence -> text.append("- · %s\n".formatted(escaped(sentence))));
    return text.toString();
  }

  private static String markdownTable(SummaryTable table) {
    StringBuilder text = new StringBuilder("| Question |");
    Architecture.withSessions().forEach(each -> text.append(' ').append(each.label()).append(" |"));
    text.append(" Verdict on the advice |\n|---|")
        .append("---|".repeat(Architecture.withSessions().size() + 1))
        .append('\n');
    table.rows().forEach(row -> text.append(markdownRow(row)));
    return text.toString();
  }

  /** The claims that nothing can be said about, in one sentence. */
  static Optional<String> unmeasured(Judged run) {
    List<String> ids =
        run.verdicts().stream()
            .filter(verdict -> !run.hasMeasured(verdict))
            .map(ClaimVerdict::claim)
            .toList();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            run.showsTable()
                ? "not measured: %s (%s)"
                    .formatted(Words.count(ids.size(), "claim"), String.join(", ", ids))
                : "not measured: %s of other experiments or levels"
                    .formatted(Words.count(ids.size(), "claim")));
  }

  private static String markdownClaim(Judged run, ClaimVerdict verdict) {
    VerdictMark mark = run.mark(verdict);
    return "- %s **%s**: %s\n".formatted(mark.symbol(), mark.word(), escaped(verdict.statement()));
  }

  private static String markdownRow(SummaryTable.Row row) {
    String cells =
        row.cells().stream().map(SummaryText::markdownCell).collect(Collectors.joining(" | "));
    return "| %s | %s | %s %s |\n"
        .formatted(escaped(row.question().text()), cells, mark(row).symbol(), verdict(row));
  }

  private static String markdownCell(SummaryTable.Cell cell) {
    return switch (cell) {
      case SummaryTable.Cell.Measured measured -> markdownFigure(measured);
      case SummaryTable.Cell.NoValidTrial invalid ->
          "no valid trial, %d invalid".formatted(invalid.excluded());
      case SummaryTable.Cell.NotMeasuredYet missing -> "–";
    };
  }

  private static String markdownFigure(SummaryTable.Cell.Measured cell) {
    String unit = cell.metric().unit();
    String interval =
        cell.intervalLow() == null || cell.intervalHigh() == null
            ? ""
            : ", %s".formatted(Quantity.range(cell.intervalLow(), cell.intervalHigh(), unit));
    return "%s (n = %d%s)%s"
        .formatted(
            Quantity.of(cell.mean(), unit),
            cell.trials(),
            cell.excluded() == 0 ? "" : ", %d invalid".formatted(cell.excluded()),
            interval);
  }

  /**
   * The text without control and format characters, which would steer a terminal or turn the
   * direction of what stands beside them.
   */
  static String visible(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
  }

  /** Keeps a statement from ending its cell or becoming markup. */
  static String escaped(String text) {
    return visible(text).replaceAll("([\\\\|`*_<>\\[\\]])", "\\\\$1").replaceAll("\\s+", " ");
  }
}

package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.claims.SummaryTable;
import statelab.results.intake.RunIntake;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;
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
   * Writes the summary of a run.
   *
   * @param colour whether the reader is a terminal that shows colours; only {@link
   *     SummaryFormat#TEXT} uses it
   * @throws statelab.results.archive.ArchiveException if the run cannot be read
   */
  public static String of(RunFolder run, SummaryFormat format, boolean colour) {
    Judged judged = judged(run);
    SummaryTable table = SummaryTable.of(judged.ledger(), judged.verdicts(), judged.observations());
    return of(table, judged.verdicts(), format, colour);
  }

  /** A run's own ledger with what was measured and judged, made now where the run has none. */
  record Judged(Ledger ledger, List<Observation> observations, List<ClaimVerdict> verdicts) {}

  static Judged judged(RunFolder run) {
    Ledger ledger = Ledger.parse("claims.yaml", run.claimsYaml());
    List<Observation> observations =
        run.observations().orElseGet(() -> RunIntake.observations(RunIntake.read(run)));
    List<ClaimVerdict> verdicts =
        run.verdicts()
            .orElseGet(
                () ->
                    Judge.of(ledger, run.manifest())
                        .judge(observations, run.manifest().claimsSha256()));
    return new Judged(ledger, observations, verdicts);
  }

  /** Writes a summary that is already made; see the other method. */
  public static String of(
      SummaryTable table, List<ClaimVerdict> verdicts, SummaryFormat format, boolean colour) {
    return switch (format) {
      case TEXT -> TerminalTable.render(table, verdicts, colour);
      case MARKDOWN -> markdown(table, verdicts);
      case CSV -> csv(table);
      case JSON -> JSON.writeValueAsString(new File(1, entries(table))) + "\n";
    };
  }

  private record File(int schemaVersion, List<Entry> summary) {}

  /** One question for one architecture. */
  private record Entry(
      String question,
      String architecture,
      String verdict,
      @Nullable String metric,
      @Nullable String unit,
      @Nullable Double mean,
      @Nullable Double intervalLow,
      @Nullable Double intervalHigh,
      int trials,
      int excluded,
      @Nullable String notMeasured) {
    List<String> values() {
      return List.of(
          question,
          architecture,
          verdict,
          text(metric),
          text(unit),
          text(mean),
          text(intervalLow),
          text(intervalHigh),
          String.valueOf(trials),
          String.valueOf(excluded),
          text(notMeasured));
    }

    private static String text(@Nullable Object value) {
      return value == null ? "" : value.toString();
    }
  }

  private static List<Entry> entries(SummaryTable table) {
    return table.rows().stream()
        .flatMap(row -> row.cells().stream().map(cell -> entry(row, cell)))
        .toList();
  }

  private static Entry entry(SummaryTable.Row row, SummaryTable.Cell cell) {
    String question = row.question().id();
    String arm = cell.architecture().label();
    String verdict = verdict(row);
    return switch (cell) {
      case SummaryTable.Cell.Measured measured ->
          new Entry(
              question,
              arm,
              verdict,
              measured.metric().name(),
              measured.metric().unit(),
              measured.mean(),
              measured.intervalLow(),
              measured.intervalHigh(),
              measured.trials(),
              measured.excluded(),
              null);
      case SummaryTable.Cell.NoValidTrial invalid ->
          new Entry(
              question,
              arm,
              verdict,
              null,
              null,
              null,
              null,
              null,
              0,
              invalid.excluded(),
              "no valid trial: " + invalid.reason());
      case SummaryTable.Cell.NotMeasuredYet missing ->
          new Entry(question, arm, verdict, null, null, null, null, null, 0, 0, missing.reason());
    };
  }

  private static String verdict(SummaryTable.Row row) {
    return row.question().claims().isEmpty()
        ? "not measured yet"
        : VerdictMark.of(row.verdict()).word();
  }

  private static String csv(SummaryTable table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "question,architecture,verdict,metric,unit,mean,interval_low,interval_high,trials,excluded,not_measured");
    entries(table).forEach(entry -> lines.add(csvLine(entry.values())));
    return String.join("\n", lines) + "\n";
  }

  static String csvLine(List<String> values) {
    return values.stream().map(SummaryText::csvValue).collect(Collectors.joining(","));
  }

  private static String csvValue(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static String markdown(SummaryTable table, List<ClaimVerdict> verdicts) {
    StringBuilder text = new StringBuilder("| Question |");
    Architecture.labels().forEach(label -> text.append(' ').append(label).append(" |"));
    text.append(" Verdict on the advice |\n|---|")
        .append("---|".repeat(Architecture.labels().size() + 1));
    text.append('\n');
    table.rows().forEach(row -> text.append(markdownRow(row)));
    text.append('\n');
    verdicts.forEach(
        verdict -> text.append("- %s %s\n".formatted(mark(verdict), escaped(verdict.statement()))));
    return text.toString();
  }

  private static String mark(ClaimVerdict verdict) {
    VerdictMark mark = VerdictMark.of(verdict.verdict());
    return "%s **%s**:".formatted(mark.symbol(), mark.word());
  }

  private static String markdownRow(SummaryTable.Row row) {
    String cells =
        row.cells().stream().map(SummaryText::markdownCell).collect(Collectors.joining(" | "));
    String symbol =
        row.question().claims().isEmpty() ? "" : VerdictMark.of(row.verdict()).symbol() + " ";
    return "| %s | %s | %s%s |\n"
        .formatted(escaped(row.question().text()), cells, symbol, verdict(row));
  }

  private static String markdownCell(SummaryTable.Cell cell) {
    return switch (cell) {
      case SummaryTable.Cell.Measured measured -> markdownFigure(measured);
      case SummaryTable.Cell.NoValidTrial invalid -> "no valid trial";
      case SummaryTable.Cell.NotMeasuredYet missing -> "–";
    };
  }

  private static String markdownFigure(SummaryTable.Cell.Measured cell) {
    String unit = cell.metric().unit();
    String interval =
        cell.intervalLow() == null || cell.intervalHigh() == null
            ? ""
            : " (%s)".formatted(Quantity.range(cell.intervalLow(), cell.intervalHigh(), unit));
    return Quantity.of(cell.mean(), unit) + interval;
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

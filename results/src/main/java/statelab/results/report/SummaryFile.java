package statelab.results.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.claims.Claim;
import statelab.results.claims.SummaryTable;
import statelab.results.run.ClaimVerdict;

/**
 * The summary as numbers for programs: the cells of the table, then the claims.
 *
 * @param schemaVersion of this form
 * @param summary one for each question and architecture
 * @param claims one for each claim
 * @param warnings what keeps the run from being whole, each as a sentence
 */
record SummaryFile(
    int schemaVersion, List<Cell> summary, List<JudgedClaim> claims, List<String> warnings) {
  private static final int SCHEMA_VERSION = 1;
  private static final String CSV_HEAD =
      "question,architecture,verdict,metric,unit,mean,interval_low,interval_high,trials,excluded,not_measured"
          + ",claim,estimate,limit,confidence,minimum_detectable_effect,reason";

  static SummaryFile of(Judged run, List<String> warnings) {
    return new SummaryFile(
        SCHEMA_VERSION,
        run.table().rows().stream()
            .flatMap(row -> row.cells().stream().map(cell -> cell(row, cell)))
            .toList(),
        run.verdicts().stream().map(verdict -> JudgedClaim.of(run, verdict)).toList(),
        warnings);
  }

  /** One table for both; a line of a claim has no mean, and one of a cell no estimate. */
  String csv() {
    return Stream.of(
                Stream.of(CSV_HEAD),
                summary.stream().map(cell -> SummaryText.csvLine(cell.values())),
                claims.stream().map(claim -> SummaryText.csvLine(claim.values())))
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static List<String> texts(@Nullable Object... values) {
    return Stream.of(values).map(value -> Objects.toString(value, "")).toList();
  }

  /** One question for one architecture. */
  record Cell(
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
      return texts(
          question,
          architecture,
          verdict,
          metric,
          unit,
          mean,
          intervalLow,
          intervalHigh,
          trials,
          excluded,
          notMeasured,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  /**
   * One claim.
   *
   * @param architecture the arm that it is about, with its level if it names one
   * @param verdict one of the three, or {@code not measured}
   * @param effect what estimate, interval, limit and detectable effect are: {@code ratio} or {@code
   *     difference} of two arms, or {@code mean} of one
   * @param unit of all these but a ratio
   */
  record JudgedClaim(
      String claim,
      String statement,
      String architecture,
      String verdict,
      String metric,
      String unit,
      String effect,
      @Nullable Double estimate,
      @Nullable Double intervalLow,
      @Nullable Double intervalHigh,
      @Nullable Double limit,
      double confidence,
      int n,
      int excluded,
      @Nullable Double minimumDetectableEffect,
      String reason) {
    static JudgedClaim of(Judged run, ClaimVerdict verdict) {
      Optional<Claim> claim = run.ledger().claim(verdict.claim());
      Optional<EffectText> text = claim.map(EffectText::new);
      return new JudgedClaim(
          verdict.claim(),
          verdict.statement(),
          claim.map(its -> its.contrast().arm().toString()).orElse(""),
          run.mark(verdict).word(),
          verdict.metric(),
          claim.map(its -> its.metric().unit()).orElse(""),
          text.map(EffectText::kind).orElse(""),
          verdict.estimate(),
          verdict.intervalLow(),
          verdict.intervalHigh(),
          text.map(EffectText::limit).orElse(null),
          verdict.confidence(),
          verdict.n(),
          verdict.excluded(),
          verdict.minimumDetectableEffect(),
          verdict.reason());
    }

    List<String> values() {
      return texts(
          null,
          architecture,
          verdict,
          metric,
          effect.equals("ratio") ? "ratio" : unit,
          null,
          intervalLow,
          intervalHigh,
          n,
          excluded,
          null,
          claim,
          estimate,
          limit,
          confidence,
          minimumDetectableEffect,
          reason);
    }
  }

  private static Cell cell(SummaryTable.Row row, SummaryTable.Cell cell) {
    return switch (cell) {
      case SummaryTable.Cell.Measured measured ->
          new Cell(
              row.question().id(),
              cell.architecture().label(),
              SummaryText.verdict(row),
              measured.metric().name(),
              measured.metric().unit(),
              measured.mean(),
              measured.intervalLow(),
              measured.intervalHigh(),
              measured.trials(),
              measured.excluded(),
              null);
      case SummaryTable.Cell.NoValidTrial invalid ->
          without(row, cell, invalid.excluded(), "no valid trial: " + invalid.reason());
      case SummaryTable.Cell.NotMeasuredYet missing -> without(row, cell, 0, missing.reason());
    };
  }

  private static Cell without(
      SummaryTable.Row row, SummaryTable.Cell cell, int excluded, String why) {
    return new Cell(
        row.question().id(),
        cell.architecture().label(),
        SummaryText.verdict(row),
        null,
        null,
        null,
        null,
        null,
        0,
        excluded,
        why);
  }
}

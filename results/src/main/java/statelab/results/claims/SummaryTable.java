package statelab.results.claims;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metric;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;
import statelab.results.run.Verdict;

/**
 * The five questions by architecture, with the verdict on what the advice answers.
 *
 * @param rows one for each question, in the ledger's order
 */
public record SummaryTable(List<Row> rows) {
  public SummaryTable {
    rows = List.copyOf(rows);
  }

  /**
   * One question.
   *
   * @param question what is asked, what is advised, and the rule
   * @param cells one for each architecture, in the catalogue's order
   * @param verdict on what is advised, composed from the claims by the question's rule
   * @param measured whether the run has measured any of these claims; without one the verdict says
   *     nothing
   * @param reason the verdicts it is composed from
   */
  public record Row(
      Question question, List<Cell> cells, Verdict verdict, boolean measured, String reason) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** What one architecture shows for one question. */
  public sealed interface Cell {
    /** The column. */
    Architecture architecture();

    /**
     * A measured figure: the mean over trials.
     *
     * @param experiment what measured it, a name in the catalogue
     * @param metric what was measured
     * @param mean in the metric's unit; the geometric mean for a ratio metric
     * @param intervalLow lower end of the mean's interval; null when the data give none
     * @param intervalHigh upper end; null when the data give none
     * @param trials valid trials
     * @param excluded invalid trials
     * @param identical whether there are several valid trials and all have the same value
     * @param claims ids of the claims about this architecture
     * @param compared whether any claim compares it with another or another with it
     */
    record Measured(
        Architecture architecture,
        String experiment,
        Metric metric,
        double mean,
        @Nullable Double intervalLow,
        @Nullable Double intervalHigh,
        int trials,
        int excluded,
        boolean identical,
        List<String> claims,
        boolean compared)
        implements Cell {
      public Measured {
        claims = List.copyOf(claims);
      }
    }

    /**
     * Measured, but in no trial that may be used.
     *
     * @param excluded invalid trials
     * @param reason why each of them is
     */
    record NoValidTrial(Architecture architecture, int excluded, String reason) implements Cell {}

    /** Nothing measured, with the reason. */
    record NotMeasuredYet(Architecture architecture, String reason) implements Cell {
      /** What a reader sees. */
      public String text() {
        return "not measured yet: " + reason;
      }
    }
  }

  /** Whether any cell shows what a trial measured, be it invalid. */
  public boolean hasAnyFigure() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> !(cell instanceof Cell.NotMeasuredYet));
  }

  /** Composes the table of a run. */
  public static SummaryTable of(
      Ledger ledger, List<ClaimVerdict> verdicts, List<Observation> observations) {
    return new SummaryTable(
        ledger.questions().stream()
            .map(question -> row(ledger, question, verdicts, observations))
            .toList());
  }

  private static Row row(
      Ledger ledger,
      Question question,
      List<ClaimVerdict> verdicts,
      List<Observation> observations) {
    List<ClaimVerdict> its =
        verdicts.stream().filter(each -> question.claims().contains(each.claim())).toList();
    List<Cell> cells =
        Architecture.withSessions().stream()
            .map(architecture -> CellReader.cell(ledger, question, architecture, observations))
            .toList();
    Set<String> measured =
        its.stream()
            .filter(each -> ledger.hasMeasured(each, observations))
            .map(ClaimVerdict::claim)
            .collect(Collectors.toSet());
    return new Row(
        question,
        cells,
        compose(question, its),
        !measured.isEmpty(),
        reason(question, its, measured));
  }

  private static Verdict compose(Question question, List<ClaimVerdict> its) {
    if (its.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    Verdict decisive =
        switch (question.rule()) {
          case EVERY_CLAIM -> Verdict.REFUTED;
          case ANY_CLAIM -> Verdict.SUPPORTED;
        };
    Verdict other = decisive == Verdict.REFUTED ? Verdict.SUPPORTED : Verdict.REFUTED;
    if (its.stream().anyMatch(each -> each.verdict() == decisive)) {
      return decisive;
    }
    boolean unanimous = its.stream().allMatch(each -> each.verdict() == other);
    return unanimous ? other : Verdict.INCONCLUSIVE;
  }

  private static String reason(Question question, List<ClaimVerdict> its, Set<String> measured) {
    String verdicts =
        its.stream()
            .map(
                each ->
                    "%s %s"
                        .formatted(
                            each.claim(),
                            measured.contains(each.claim())
                                ? word(each.verdict())
                                : "not measured"))
            .collect(Collectors.joining(", "));
    Optional<String> missing =
        Optional.of(question.reason())
            .filter(text -> !text.isBlank())
            .map(text -> "not measured yet: " + text);
    return its.isEmpty()
        ? missing.orElse("not measured in this run")
        : verdicts + missing.map(text -> "; " + text).orElse("");
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> "supported";
      case REFUTED -> "refuted";
      case INCONCLUSIVE -> "inconclusive";
    };
  }
}

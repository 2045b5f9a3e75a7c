package statelab.results.report;

import java.util.Locale;
import statelab.results.catalogue.MetricKind;
import statelab.results.claims.SummaryTable;
import statelab.results.statistics.Proportion;

/** What a cell of the summary says of the certainty of its figure. */
final class CellWords {
  private static final double ONE_SIDED = 0.05;

  private CellWords() {}

  /** The interval of the mean, or why there is none and what equal trials still leave open. */
  static String certainty(SummaryTable.Cell.Measured cell) {
    if (cell.intervalLow() != null && cell.intervalHigh() != null) {
      return Quantity.range(cell.intervalLow(), cell.intervalHigh(), cell.metric().unit());
    }
    if (cell.trials() < 2) {
      return "one trial alone, so no range";
    }
    return cell.identical()
        ? "the same in all %d trials%s".formatted(cell.trials(), open(cell))
        : "too few trials for a range";
  }

  /**
   * What n equal injections do not exclude: an event that happens in up to 1 − 0.05^(1/n) of all
   * (exact one-sided 95 % bound). What follows from the protocol alone needs no such bound.
   */
  private static String open(SummaryTable.Cell.Measured cell) {
    if (!(cell.metric().kind() instanceof MetricKind.Proportion)) {
      return "";
    }
    double bound = new Proportion(0, cell.trials()).upperBound(ONE_SIDED);
    boolean noLoss = cell.metric().name().equals("sessions_lost_share") && cell.mean() == 0;
    return String.format(
        Locale.ROOT,
        noLoss
            ? "; a loss in up to %.0f %% of faults is not excluded"
            : "; another result in up to %.0f %% of trials is not excluded",
        bound * 100);
  }

  /** Valid trials, unless that was said already, and invalid ones that were left out. */
  static String trials(SummaryTable.Cell.Measured cell) {
    String invalid =
        cell.excluded() == 0 ? "" : Words.count(cell.excluded(), "invalid trial") + " left out";
    if (cell.identical()) {
      return invalid;
    }
    return Words.count(cell.trials(), "trial") + (invalid.isEmpty() ? "" : ", " + invalid);
  }
}

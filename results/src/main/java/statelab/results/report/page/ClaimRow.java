package statelab.results.report.page;

import java.util.List;

/**
 * One claim with its judgement.
 *
 * @param id in the ledger
 * @param anchor where it stands on the page
 * @param statement the claim in words
 * @param advice sections of the advice that say so
 * @param sections what these are about, in words
 * @param architectures arms that it is about
 * @param experiment what measured it
 * @param experimentLink where that stands; blank when this run has none of it
 * @param metric what was measured
 * @param meaning what that is, in words
 * @param contrast what was compared, in words
 * @param mark the verdict
 * @param estimate the effect with its unit; blank without one
 * @param interval its interval; blank without one
 * @param limit the smallest effect that matters, with its unit
 * @param n blocks that it rests on
 * @param excluded invalid trials left out
 * @param leftOut why, trial by trial
 * @param detectable the smallest effect that a run of this size would have shown; blank if unknown
 * @param standardised the effect without a unit; blank without one
 * @param sentence how the verdict came about, in the units of the page
 * @param losses how many faults lost anything; blank for what is no loss
 * @param reason the same as it was recorded, in the metric's own unit
 * @param refutedBy what would refute it
 * @param bar where estimate, interval and limit lie on a common line
 */
public record ClaimRow(
    String id,
    String anchor,
    String statement,
    List<Integer> advice,
    List<String> sections,
    List<String> architectures,
    String experiment,
    String experimentLink,
    String metric,
    String meaning,
    String contrast,
    VerdictMark mark,
    String estimate,
    String interval,
    String limit,
    int n,
    int excluded,
    List<String> leftOut,
    String detectable,
    String standardised,
    String sentence,
    String losses,
    String reason,
    String refutedBy,
    Bar bar) {
  public ClaimRow {
    advice = List.copyOf(advice);
    sections = List.copyOf(sections);
    architectures = List.copyOf(architectures);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Positions from 0 to 100 on a line that is just long enough for all of them.
   *
   * @param drawn whether there is anything to draw
   * @param low lower end of the interval
   * @param high upper end of the interval
   * @param estimate the effect
   * @param limit the smallest effect that matters
   * @param none where no effect lies
   */
  public record Bar(
      boolean drawn, double low, double high, double estimate, double limit, double none) {
    /** Nothing to draw. */
    public static final Bar EMPTY = new Bar(false, 0, 0, 0, 0, 0);
  }
}

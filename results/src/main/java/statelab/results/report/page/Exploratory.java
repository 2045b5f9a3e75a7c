package statelab.results.report.page;

import java.util.List;

/**
 * What stands out among the contrasts that no claim registered.
 *
 * @param contrasts how many were compared
 * @param rows those that stand out
 */
public record Exploratory(int contrasts, List<Row> rows) {
  public Exploratory {
    rows = List.copyOf(rows);
  }

  /**
   * One contrast.
   *
   * @param experiment where
   * @param metric of what
   * @param contrast which arms, in words
   * @param effect one against the other, with its unit
   * @param interval of the effect; blank when there is none
   * @param delta Cliff's δ
   * @param blocks pairs
   * @param p adjusted over all contrasts
   */
  public record Row(
      String experiment,
      String metric,
      String contrast,
      String effect,
      String interval,
      String delta,
      int blocks,
      String p) {}
}

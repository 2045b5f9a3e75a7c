package statelab.results.report.page;

import java.util.List;

/**
 * The table that answers the five questions.
 *
 * @param shown whether it is worth showing: not where the run looked at other things only
 * @param columns one for each architecture
 * @param rows one for each question
 */
public record Summary(boolean shown, List<Column> columns, List<Row> rows) {
  public Summary {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * An architecture.
   *
   * @param name its name
   * @param group which column of the advice it stands for
   * @param meaning where it keeps a session
   */
  public record Column(String name, String group, String meaning) {}

  /**
   * A question.
   *
   * @param question the question
   * @param advised what the advice says
   * @param found what was measured, in a sentence; blank without any figure
   * @param mark the verdict on that; that of an unmeasured question is shown as such
   * @param rule how the verdict comes about from those of the claims; blank where there is one
   * @param claims the claims behind the verdict
   * @param missing what is not measured yet, and why; blank when nothing is missing
   * @param shows what the figures of its cells are, in words; blank without any
   * @param cells one for each column
   */
  public record Row(
      String question,
      String advised,
      String found,
      VerdictMark mark,
      String rule,
      List<ClaimLink> claims,
      String missing,
      String shows,
      List<Cell> cells) {
    public Row {
      claims = List.copyOf(claims);
      cells = List.copyOf(cells);
    }
  }

  /**
   * What one architecture shows for one question.
   *
   * @param measured whether there is a figure
   * @param column name of the architecture
   * @param figure the mean with its unit and a noun, or in words why there is none
   * @param metric what the figure is, in words; blank when not measured
   * @param interval its interval with the unit, or in words why there is none; blank when not
   *     measured
   * @param trials how many trials it rests on, in words; blank where the interval says it
   * @param link where its experiment stands; blank when not measured
   * @param claims the claims about this architecture, with their verdicts
   * @param reason why there is no figure or no claim; blank when there are both
   */
  public record Cell(
      boolean measured,
      String column,
      String figure,
      String metric,
      String interval,
      String trials,
      String link,
      List<ClaimLink> claims,
      String reason) {
    public Cell {
      claims = List.copyOf(claims);
    }
  }

  /**
   * A claim that a cell belongs to.
   *
   * @param statement the claim in words
   * @param link where it stands
   * @param mark its verdict
   */
  public record ClaimLink(String statement, String link, VerdictMark mark) {}
}

package statelab.results.report.page;

import java.util.List;

/**
 * Two or more runs side by side; the first is what the others are compared with.
 *
 * @param runs the runs, in the order of the columns
 * @param facts what is known of them and differs, name by name
 * @param sameFacts how many facts are the same for all
 * @param claims every claim that any of them judged
 * @param experiments every experiment that at least two of them measured
 * @param tally how many comparisons came out how, in a sentence
 */
public record Comparison(
    List<RunColumn> runs,
    List<FactRow> facts,
    int sameFacts,
    List<ClaimLine> claims,
    List<ExperimentLines> experiments,
    String tally) {
  public Comparison {
    runs = List.copyOf(runs);
    facts = List.copyOf(facts);
    claims = List.copyOf(claims);
    experiments = List.copyOf(experiments);
  }

  /**
   * A run.
   *
   * @param number from 1
   * @param name of its folder
   * @param machine on what it ran, in a few words
   * @param trials how many trials it holds, in words
   */
  public record RunColumn(int number, String name, String machine, String trials) {}

  /** A fact with one value for each run; blank where a run has none. */
  public record FactRow(String name, List<String> values) {
    public FactRow {
      values = List.copyOf(values);
    }
  }

  /**
   * A claim over the runs.
   *
   * @param id in the ledgers
   * @param statement in words
   * @param cells one for each run
   * @param agreement whether the runs that measured it say the same
   */
  public record ClaimLine(String id, String statement, List<ClaimCell> cells, Agreement agreement) {
    public ClaimLine {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Whether runs agree on a claim.
   *
   * @param word in words
   * @param symbol one character that says the same
   */
  public record Agreement(String word, String symbol) {
    /** All that measured it, at least two, have the same verdict. */
    public static final Agreement SAME = new Agreement("yes", "=");

    /** They do not. */
    public static final Agreement DIFFERENT = new Agreement("no", "≠");

    /** There is nothing to agree with. */
    public static final Agreement ONE = new Agreement("only one run measured it", "·");

    /** There is nothing to agree on. */
    public static final Agreement NONE = new Agreement("no run measured it", "·");
  }

  /**
   * What one run says to a claim.
   *
   * @param judged whether it says anything
   * @param mark its verdict; that of an unjudged claim is not shown
   * @param effect with its unit; blank without one
   * @param interval of the effect; blank without one
   */
  public record ClaimCell(boolean judged, VerdictMark mark, String effect, String interval) {}

  /** An experiment with one line for each arm and metric. */
  public record ExperimentLines(String name, String question, List<Line> lines) {
    public ExperimentLines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One metric of one arm over the runs.
   *
   * @param metric its name
   * @param meaning in words
   * @param arm the arm, with its level if it has one
   * @param cells one for each run
   */
  public record Line(String metric, String meaning, String arm, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What one run measured, and how it differs from the first.
   *
   * @param mean with its unit, or in words why there is none
   * @param interval of the mean; blank without one
   * @param trials valid trials, and invalid ones left out, in words
   * @param effect against the first run; blank for the first itself
   * @param effectInterval of the effect; blank without one
   * @param says what that comes to
   */
  public record Cell(
      String mean,
      String interval,
      String trials,
      String effect,
      String effectInterval,
      Says says) {}

  /**
   * What a comparison comes to.
   *
   * @param word in words; blank for the first run
   * @param symbol one character that says the same
   * @param style name of its style
   */
  public record Says(String word, String symbol, String style) {
    /** Nothing to compare with. */
    public static final Says NOTHING = new Says("", "", "");
  }
}

package statelab.results.report.page;

import java.util.List;

/**
 * One experiment of the run.
 *
 * @param name in the catalogue
 * @param anchor where it stands on the page
 * @param question what it asks
 * @param design how it was done, sentence by sentence
 * @param command what repeats it alone
 * @param arms architectures, each with its level if it has one, in the order of the columns
 * @param leveled whether arms were measured at several levels, so that each has a row of its own
 * @param timelines one for each arm with a valid trial
 * @param metrics one for each metric, in the order of the catalogue
 * @param trials one for each finished trial, in the order of the run
 */
public record Experiment(
    String name,
    String anchor,
    String question,
    List<String> design,
    String command,
    List<String> arms,
    boolean leveled,
    List<Timeline> timelines,
    List<MetricRow> metrics,
    List<TrialRow> trials) {
  public Experiment {
    design = List.copyOf(design);
    arms = List.copyOf(arms);
    timelines = List.copyOf(timelines);
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
  }

  /**
   * A picture of one arm over time.
   *
   * @param arm the architecture
   * @param summary what the picture shows, in words
   * @param rows the same as a table
   */
  public record Timeline(String arm, String summary, List<List<String>> rows) {
    public Timeline {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One metric over the arms.
   *
   * @param name in the catalogue
   * @param meaning in words
   * @param direction which way is better, in words
   * @param cells one for each arm
   */
  public record MetricRow(String name, String meaning, String direction, List<MetricCell> cells) {
    public MetricRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One metric of one arm.
   *
   * @param arm the architecture
   * @param mean with its unit; blank without a valid trial
   * @param interval with its unit; blank when there is none
   * @param n valid trials
   */
  public record MetricCell(String arm, String mean, String interval, int n) {}

  /**
   * One trial.
   *
   * @param trial place in the order of the run
   * @param arm the architecture
   * @param block the random block
   * @param start the fresh start of the cluster
   * @param valid whether it may be used
   * @param reason why not; blank for a valid one
   * @param values the metrics with their units, in the order of the table of metrics
   */
  public record TrialRow(
      int trial,
      String arm,
      int block,
      int start,
      boolean valid,
      String reason,
      List<String> values) {
    public TrialRow {
      values = List.copyOf(values);
    }
  }
}

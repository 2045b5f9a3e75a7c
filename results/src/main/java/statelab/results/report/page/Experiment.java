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
 * @param pooled percentiles of latency over the trials of each arm together; empty where no trial
 *     was under load
 * @param breakEven how long a session is when two arms have cost the same; empty where logins were
 *     not measured by themselves
 * @param recovery how many trials had recovered by when; without rows where nothing recovers
 * @param scaling the scalability law of each architecture; without rows where it was not asked
 * @param spread where the spread of times comes from; empty where starts served one trial each
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
    List<PooledRow> pooled,
    List<BreakEvenRow> breakEven,
    Recovery recovery,
    Scaling scaling,
    List<SpreadRow> spread,
    List<TrialRow> trials) {
  public Experiment {
    design = List.copyOf(design);
    arms = List.copyOf(arms);
    timelines = List.copyOf(timelines);
    metrics = List.copyOf(metrics);
    pooled = List.copyOf(pooled);
    breakEven = List.copyOf(breakEven);
    spread = List.copyOf(spread);
    trials = List.copyOf(trials);
  }

  /**
   * A picture of one arm over time.
   *
   * @param arm the architecture
   * @param summary what the picture shows, in words
   * @param nodes what answered; each has a column of its own behind the others
   * @param rows the same as a table
   */
  public record Timeline(String arm, String summary, List<String> nodes, List<List<String>> rows) {
    public Timeline {
      nodes = List.copyOf(nodes);
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
   * @param yielded whether any trial of the arm has a value of it, be it invalid
   * @param mean with its unit; blank without a valid trial
   * @param interval with its unit; blank when there is none
   * @param n valid trials
   */
  public record MetricCell(String arm, boolean yielded, String mean, String interval, int n) {}

  /**
   * Latency of the requests of all valid trials of an arm, in their calm phase.
   *
   * @param arm the architecture, with its level
   * @param requests how many
   * @param starts of the cluster that they come from: what was resampled
   * @param median with its unit
   * @param medianInterval with its unit; blank from fewer than three starts
   * @param p99 with its unit
   * @param p99Interval the same
   * @param ratio its 99th percentile ÷ that of the reference; blank for the reference itself, and
   *     where the two share no block
   * @param ratioInterval the same
   * @param reference what it was divided by; blank for the reference itself
   */
  public record PooledRow(
      String arm,
      String requests,
      int starts,
      String median,
      String medianInterval,
      String p99,
      String p99Interval,
      String ratio,
      String ratioInterval,
      String reference) {}

  /**
   * Two arms whose logins and requests cost differently.
   *
   * @param first an architecture
   * @param second another one
   * @param requests length of a session, in requests, at which both have cost the same; "never"
   *     where one costs less at both
   * @param verdict which of them costs less, and when
   * @param blocks how it came out in single blocks
   */
  public record BreakEvenRow(
      String first, String second, String requests, String verdict, String blocks) {}

  /**
   * Which share of the trials had recovered by when.
   *
   * @param horizon when watching ended, with its unit; blank without rows
   * @param moments of the columns, each with its unit
   * @param rows one for each arm with a valid trial
   */
  public record Recovery(String horizon, List<String> moments, List<RecoveryRow> rows) {
    public Recovery {
      moments = List.copyOf(moments);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Recovery of one arm.
   *
   * @param arm the architecture
   * @param shares recovered by each moment
   * @param recovered how many of the trials had recovered when watching ended, and its interval
   * @param mean restricted mean of the time, with its unit
   */
  public record RecoveryRow(String arm, List<String> shares, String recovered, String mean) {
    public RecoveryRow {
      shares = List.copyOf(shares);
    }
  }

  /**
   * The universal scalability law, fitted to rates.
   *
   * @param measured whether bounded nodes served these rates; otherwise the CPU time for each
   *     request implies them
   * @param nodes numbers of nodes that were measured, in order
   * @param rows one for each architecture
   */
  public record Scaling(boolean measured, List<String> nodes, List<ScalingRow> rows) {
    public Scaling {
      nodes = List.copyOf(nodes);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The law of one architecture.
   *
   * @param arm the architecture, with what else its levels have in common
   * @param atOne rate of one node by the law, with its unit; blank without a fit
   * @param contention α with its interval
   * @param incoherence β with its interval
   * @param efficiencies at each number of nodes, with their intervals; blank where not known
   * @param doubts why not to believe it, or why there is none
   */
  public record ScalingRow(
      String arm,
      String atOne,
      String contention,
      String incoherence,
      List<String> efficiencies,
      List<String> doubts) {
    public ScalingRow {
      efficiencies = List.copyOf(efficiencies);
      doubts = List.copyOf(doubts);
    }
  }

  /**
   * Where the spread of one metric in one arm comes from.
   *
   * @param arm the architecture, with its level
   * @param metric in the catalogue
   * @param betweenStarts standard deviation between starts of the cluster, of the mean
   * @param withinStart standard deviation between trials of one start, of the mean
   * @param trialsPerStart how many trials of a start give most for their time; blank when unknown
   */
  public record SpreadRow(
      String arm, String metric, String betweenStarts, String withinStart, String trialsPerStart) {}

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

package statelab.results.report.page;

import java.util.List;

/**
 * Hot paths timed by themselves, and whether they explain what requests cost.
 *
 * @param asked whether there is anything to show: hot paths, or costs that they could explain
 * @param command what measures them into this run
 * @param doubts against the figures, each a sentence
 * @param paths one for each benchmark and set of parameters
 * @param again one for each that rounds measured twice; none where they did not
 * @param map where tokens are sooner than a store; no rows where it cannot be drawn
 * @param costs one for each arm whose requests were measured
 */
public record HotPathWords(
    boolean asked,
    String command,
    List<String> doubts,
    List<PathRow> paths,
    List<AgainRow> again,
    MapTable map,
    List<CostRow> costs) {
  public HotPathWords {
    doubts = List.copyOf(doubts);
    paths = List.copyOf(paths);
    again = List.copyOf(again);
    costs = List.copyOf(costs);
  }

  /**
   * One hot path.
   *
   * @param what in words
   * @param benchmark class and method
   * @param parameters in words
   * @param time mean on the clock
   * @param interval of the mean over forks; blank when there is none
   * @param cpu CPU time; blank when not measured
   * @param allocated heap; blank when not measured
   * @param ratio to a lookup in memory, fork by fork; blank when there is none
   * @param ratioInterval its interval; blank when there is none
   * @param forks how many JVMs it was measured in
   */
  public record PathRow(
      String what,
      String benchmark,
      String parameters,
      String time,
      String interval,
      String cpu,
      String allocated,
      String ratio,
      String ratioInterval,
      int forks) {}

  /**
   * One hot path against itself.
   *
   * @param what in words
   * @param parameters in words
   * @param cpu CPU time of the second measurement ÷ that of the first, fork by fork, and its
   *     interval
   * @param time the same on the clock
   * @param forks pairs of JVMs
   * @param style of the mark
   * @param mark whether the noise lies within the limits
   */
  public record AgainRow(
      String what,
      String parameters,
      String cpu,
      String time,
      int forks,
      String style,
      String mark) {}

  /**
   * The sensitivity map as a table.
   *
   * @param summary what the picture shows, in words
   * @param columns round trips, measured ones with where they were measured
   * @param rows one for each algorithm and size of state
   */
  public record MapTable(String summary, List<String> columns, List<MapRow> rows) {
    public MapTable {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One row of the map.
   *
   * @param label algorithm and size of state
   * @param breakEven round trip at which both take the same, in words
   * @param cells which is sooner, by how much
   */
  public record MapRow(String label, String breakEven, List<String> cells) {
    public MapRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One arm.
   *
   * @param arm the architecture and its level
   * @param measured cost of a request, with the number of trials
   * @param floor cost without any session; blank when not measured
   * @param parts what its hot paths add
   * @param predicted floor and parts; blank when one was not measured
   * @param remainder what stays unexplained; blank without a prediction
   * @param style of the mark
   * @param mark what that says
   */
  public record CostRow(
      String arm,
      String measured,
      String floor,
      List<String> parts,
      String predicted,
      String remainder,
      String style,
      String mark) {
    public CostRow {
      parts = List.copyOf(parts);
    }
  }
}

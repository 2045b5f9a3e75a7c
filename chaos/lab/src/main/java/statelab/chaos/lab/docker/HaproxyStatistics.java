package statelab.chaos.lab.docker;

import java.util.List;
import java.util.Optional;

/**
 * HAProxy's table of statistics, comma-separated under a line of names
 * (https://docs.haproxy.org/3.2/management.html#9.1).
 */
final class HaproxyStatistics {
  static final String PATH = "/stats;csv";

  private static final String NOT_CHECKED_YET = "INI";

  private HaproxyStatistics() {}

  /**
   * Whether a node is sent requests: it has been checked, and it counts as up, as it still does
   * after the first of the two failed checks that take it out.
   */
  static boolean inRotation(String table, String node) {
    List<String[]> rows = table.lines().map(line -> line.split(",", -1)).toList();
    if (rows.isEmpty()) {
      return false;
    }
    List<String> names = List.of(rows.getFirst());
    Optional<String[]> row =
        rows.stream().filter(cells -> cell(names, cells, "svname").equals(node)).findFirst();
    return row.filter(cells -> cell(names, cells, "status").startsWith("UP"))
        .filter(cells -> !cell(names, cells, "check_status").contains(NOT_CHECKED_YET))
        .isPresent();
  }

  private static String cell(List<String> names, String[] cells, String name) {
    int column = names.indexOf(name);
    return column >= 0 && column < cells.length ? cells[column] : "";
  }
}

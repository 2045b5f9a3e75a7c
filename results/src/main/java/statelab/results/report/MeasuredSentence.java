package statelab.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import statelab.results.claims.SummaryTable;

/** One sentence that says what a row of the summary measured, beside what the advice says. */
final class MeasuredSentence {
  private static final List<String> NUMBERS = List.of("", "", "two", "three", "four", "five");

  private MeasuredSentence() {}

  /** For example {@code sticky-session lost 33.3 % of its open sessions, the four others none}. */
  static String of(SummaryTable.Row row) {
    List<SummaryTable.Cell.Measured> cells =
        row.cells().stream()
            .filter(SummaryTable.Cell.Measured.class::isInstance)
            .map(SummaryTable.Cell.Measured.class::cast)
            .toList();
    return cells.isEmpty() ? "" : sentence(groups(cells), cells.size() == row.cells().size());
  }

  /** Architectures whose figures read the same, the larger groups last. */
  private static List<List<SummaryTable.Cell.Measured>> groups(
      List<SummaryTable.Cell.Measured> cells) {
    Map<String, List<SummaryTable.Cell.Measured>> groups =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    MeasuredSentence::figure, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().sorted((a, b) -> Integer.compare(a.size(), b.size())).toList();
  }

  private static String figure(SummaryTable.Cell.Measured cell) {
    return MetricPhrase.figure(cell.metric(), cell.mean());
  }

  private static String sentence(List<List<SummaryTable.Cell.Measured>> groups, boolean all) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<SummaryTable.Cell.Measured> group = groups.get(i);
      boolean others = all && i == groups.size() - 1 && group.size() > 1;
      parts.add(who(group, others, i == 0) + " " + what(group.getFirst(), i == 0));
    }
    return String.join(", ", parts);
  }

  private static String who(List<SummaryTable.Cell.Measured> group, boolean others, boolean alone) {
    if (others) {
      return (alone ? "all " : "the ") + NUMBERS.get(group.size()) + (alone ? "" : " others");
    }
    return Words.list(group.stream().map(cell -> cell.architecture().label()).toList());
  }

  private static String what(SummaryTable.Cell.Measured cell, boolean first) {
    return first ? MetricPhrase.did(cell.metric(), cell.mean()) : figure(cell);
  }
}

package statelab.results.report;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Cells of text that stand beside each other, a blank between them. */
final class TextColumns {
  private TextColumns() {}

  /**
   * As many lines as the longest cell has, none with blanks at its end.
   *
   * @param cells lines of each, none wider than its column
   * @param widths of the columns, in characters; that of the last does not matter
   * @param last what is done to each line of the last cell, such as colouring it
   */
  static List<String> beside(
      List<List<String>> cells, List<Integer> widths, UnaryOperator<String> last) {
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height).mapToObj(line -> line(cells, widths, line, last)).toList();
  }

  /** The same of cells that are not in lines yet: each is broken where its column ends. */
  static List<String> wrapped(
      List<String> cells, List<Integer> widths, UnaryOperator<String> last) {
    return beside(
        IntStream.range(0, cells.size())
            .mapToObj(column -> TerminalTable.wrap(cells.get(column), widths.get(column)))
            .toList(),
        widths,
        last);
  }

  private static String line(
      List<List<String>> cells, List<Integer> widths, int line, UnaryOperator<String> last) {
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      List<String> cell = cells.get(column);
      String content = line < cell.size() ? cell.get(line) : "";
      row.append(
          column == cells.size() - 1
              ? last.apply(content)
              : content + " ".repeat(widths.get(column) - content.length() + 1));
    }
    return row.toString().stripTrailing();
  }
}

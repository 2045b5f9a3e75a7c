package statelab.results.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import statelab.results.catalogue.Architecture;
import statelab.results.claims.SummaryTable;
import statelab.results.report.page.VerdictMark;

/** The five questions by architecture, and the claims, for a terminal of 100 columns. */
final class TerminalTable {
  /** No line is longer, in characters. */
  static final int WIDTH = 100;

  private static final int QUESTION = 20;
  private static final int CELL = 12;
  private static final int VERDICT = 12;
  private static final List<Integer> WIDTHS =
      List.of(QUESTION, CELL, CELL, CELL, CELL, CELL, VERDICT);

  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private TerminalTable(boolean colour) {
    this.colour = colour;
  }

  static String render(Judged run, List<String> warnings, boolean colour) {
    TerminalTable terminal = new TerminalTable(colour);
    if (run.showsTable()) {
      terminal.header();
      run.table().rows().forEach(terminal::row);
      terminal.rule();
    }
    FiguresText.lines(run).forEach(terminal::plain);
    run.verdicts().stream()
        .filter(run::hasMeasured)
        .forEach(verdict -> terminal.line(run.mark(verdict), verdict.statement()));
    SummaryText.unmeasured(run)
        .ifPresent(sentence -> wrap("· " + sentence, WIDTH).forEach(terminal::plain));
    warnings.forEach(warning -> wrap("Read with care: " + warning, WIDTH).forEach(terminal::plain));
    return terminal.text.toString();
  }

  private void plain(String line) {
    text.append(line).append('\n');
  }

  private void header() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(wrap("question", QUESTION));
    for (Architecture architecture : Architecture.withSessions()) {
      cells.add(wrap(breakable(architecture.label()), CELL));
    }
    cells.add(wrap("verdict on the advice", VERDICT));
    lines(cells, "");
    rule();
  }

  /** A name too long for its column breaks before its last part. */
  private static String breakable(String name) {
    return name.length() <= CELL ? name : name.replaceFirst("-(?=[^-]*$)", " -");
  }

  private void rule() {
    text.append("─".repeat(WIDTH)).append('\n');
  }

  private void row(SummaryTable.Row row) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(wrap(row.question().text(), QUESTION));
    row.cells().forEach(cell -> cells.add(cell(cell)));
    boolean asked = !row.question().claims().isEmpty();
    VerdictMark mark = SummaryText.mark(row);
    cells.add(
        asked ? List.of(mark.symbol() + " " + mark.word()) : wrap("not measured yet", VERDICT));
    lines(cells, mark.style());
  }

  private static List<String> cell(SummaryTable.Cell cell) {
    return switch (cell) {
      case SummaryTable.Cell.Measured measured -> figure(measured);
      case SummaryTable.Cell.NoValidTrial invalid ->
          wrap("no valid trial, %d invalid".formatted(invalid.excluded()), CELL);
      case SummaryTable.Cell.NotMeasuredYet missing -> List.of("–");
    };
  }

  private static List<String> figure(SummaryTable.Cell.Measured cell) {
    String unit = cell.metric().unit();
    List<String> lines = new ArrayList<>(wrap(Quantity.of(cell.mean(), unit), CELL));
    if (cell.intervalLow() != null && cell.intervalHigh() != null) {
      String interval = Quantity.range(cell.intervalLow(), cell.intervalHigh(), unit);
      lines.addAll(wrap(interval.replace(" to ", "…"), CELL));
    }
    lines.add("n = " + cell.trials());
    if (cell.excluded() > 0) {
      lines.addAll(wrap(cell.excluded() + " invalid", CELL));
    }
    return lines;
  }

  private void line(VerdictMark mark, String statement) {
    String head = "%s %-13s".formatted(mark.symbol(), mark.word());
    List<String> lines = wrap(statement, WIDTH - head.length());
    text.append(painted(head, mark.style())).append(lines.getFirst()).append('\n');
    lines.stream()
        .skip(1)
        .forEach(line -> text.append(" ".repeat(head.length())).append(line).append('\n'));
  }

  /** Writes cells side by side, as many lines as the longest has. */
  private void lines(List<List<String>> cells, String verdictStyle) {
    TextColumns.beside(cells, WIDTHS, content -> painted(content, verdictStyle))
        .forEach(this::plain);
  }

  private String painted(String content, String style) {
    String code =
        switch (style) {
          case "supported" -> "32";
          case "refuted" -> "31";
          case "inconclusive" -> "33";
          default -> "";
        };
    return colour && !code.isEmpty() && !content.isEmpty()
        ? "\u001b[" + code + "m" + content + "\u001b[0m"
        : content;
  }

  /** Breaks at blanks; a word that is longer than a line is cut. */
  static List<String> wrap(String content, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : pieces(content, width)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static List<String> pieces(String content, int width) {
    return Arrays.stream(SummaryText.visible(content).strip().split("\\s+"))
        .flatMap(word -> Arrays.stream(word.split("(?<=\\G.{" + width + "})")))
        .toList();
  }
}

package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;

/** A gate's report for a terminal of 100 columns. */
final class GateText {
  private static final List<Integer> WIDTHS = List.of(22, 10, 10, 11, 18, 9, 14);

  private final boolean colour;
  private final StringBuilder text = new StringBuilder();

  private GateText(boolean colour) {
    this.colour = colour;
  }

  static String of(GateReport report, boolean colour) {
    GateText terminal = new GateText(colour);
    terminal.paragraph("base:      " + report.base());
    terminal.paragraph("candidate: " + report.candidate());
    terminal.rule();
    terminal.cells(
        List.of(
            "metric",
            "base",
            "candidate",
            "change",
            GateWords.CONFIDENCE_PERCENT + " % interval",
            "allowed",
            "outcome"),
        GateOutcome.PASS,
        false);
    String architecture = "";
    for (GateFinding finding : report.decision().findings()) {
      if (!finding.architecture().equals(architecture)) {
        architecture = finding.architecture();
        terminal.rule();
        terminal.paragraph(architecture);
      }
      terminal.finding(finding);
    }
    terminal.rule();
    terminal.notes(report);
    terminal.answer(report);
    return terminal.text.toString();
  }

  private void finding(GateFinding finding) {
    GateOutcome outcome = finding.outcome();
    List<String> cells = new ArrayList<>(GateWords.figures(finding));
    cells.addFirst(finding.gated().metric().name());
    cells.addLast(GateWords.symbol(outcome) + " " + outcome.label());
    cells(cells, outcome, colour);
  }

  private void notes(GateReport report) {
    for (GateFinding finding : report.decision().findings()) {
      if (finding.outcome() == GateOutcome.INCONCLUSIVE) {
        paragraph(
            "%s: %s; such a run finds a change for the worse of %s four times in five"
                .formatted(
                    finding.gated().metric().name(),
                    finding.reason(),
                    GateWords.detectable(finding)));
      } else if (finding.outcome() == GateOutcome.INVALID) {
        paragraph(GateWords.sentence(finding));
      }
    }
    GateWords.doubts(report).forEach(this::paragraph);
    paragraph(report.ended());
  }

  private void answer(GateReport report) {
    GateOutcome outcome = report.decision().outcome();
    String word = GateWords.symbol(outcome) + " " + outcome.label();
    List<String> lines =
        TerminalTable.wrap(word + ": " + GateWords.headline(report), TerminalTable.WIDTH);
    text.append(lines.getFirst().replace(word, painted(word, outcome, colour))).append('\n');
    lines.stream().skip(1).forEach(line -> text.append(line).append('\n'));
  }

  private void rule() {
    text.append("─".repeat(TerminalTable.WIDTH)).append('\n');
  }

  private void paragraph(String content) {
    TerminalTable.wrap(content, TerminalTable.WIDTH)
        .forEach(line -> text.append(line).append('\n'));
  }

  /** Writes cells side by side, as many lines as the longest needs. */
  private void cells(List<String> contents, GateOutcome outcome, boolean paint) {
    TextColumns.wrapped(contents, WIDTHS, content -> painted(content, outcome, paint))
        .forEach(line -> text.append(line).append('\n'));
  }

  private static String painted(String content, GateOutcome outcome, boolean paint) {
    String code =
        switch (outcome) {
          case PASS -> "32";
          case REGRESSION -> "31";
          case INCONCLUSIVE, INVALID -> "33";
        };
    return paint && !content.isEmpty() ? "\u001b[" + code + "m" + content + "\u001b[0m" : content;
  }
}

package statelab.results.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;

/** A gate's report as Markdown, for a comment on a pull request. */
final class GateMarkdown {
  private GateMarkdown() {}

  static String of(GateReport report) {
    GateOutcome outcome = report.decision().outcome();
    StringBuilder text = new StringBuilder();
    text.append(
        "### %s Performance gate: %s\n\n%s\n\n"
            .formatted(
                GateWords.symbol(outcome),
                outcome.label(),
                SummaryText.escaped(GateWords.headline(report))));
    text.append(
        "Base: %s. Candidate: %s.\n\n"
            .formatted(
                SummaryText.escaped(report.base()), SummaryText.escaped(report.candidate())));
    text.append(
        "| Architecture | Metric | Base | Candidate | Change | %d %% interval | Allowed | Could have found | Outcome |\n"
            .formatted(GateWords.CONFIDENCE_PERCENT));
    text.append("|---|---|---|---|---|---|---|---|---|\n");
    report.decision().findings().forEach(finding -> text.append(row(finding)));
    text.append('\n');
    List<String> notes =
        Stream.concat(
                report.decision().findings().stream()
                    .filter(finding -> finding.outcome() != GateOutcome.PASS)
                    .map(GateWords::sentence),
                GateWords.doubts(report).stream())
            .toList();
    notes.forEach(note -> text.append("- ").append(SummaryText.escaped(note)).append('\n'));
    text.append(notes.isEmpty() ? "" : "\n");
    text.append(SummaryText.escaped(report.ended()));
    text.append(" Repeat it with `%s`\n".formatted(code(report.command())));
    return text.toString();
  }

  private static String row(GateFinding finding) {
    return Stream.of(
            Stream.of(finding.architecture(), finding.gated().metric().name()),
            GateWords.figures(finding).stream(),
            Stream.of(
                GateWords.detectable(finding),
                GateWords.symbol(finding.outcome()) + " " + finding.outcome().label()))
        .flatMap(cells -> cells)
        .map(SummaryText::escaped)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Inside a code span nothing is markup but the character that ends it. */
  private static String code(String command) {
    return SummaryText.visible(command).replace('`', '\'');
  }
}

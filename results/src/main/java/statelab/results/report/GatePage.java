package statelab.results.report;

import java.util.Map;
import java.util.stream.Stream;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;
import statelab.results.report.page.GateRow;

/** A gate's report as one HTML page that needs no network. */
final class GatePage {
  private GatePage() {}

  static String of(GateReport report) {
    GateOutcome outcome = report.decision().outcome();
    return Template.render(
        "gate.ftlh",
        Map.of(
            "outcome", outcome.label(),
            "symbol", GateWords.symbol(outcome),
            "headline", GateWords.headline(report),
            "report", report,
            "confidence", GateWords.CONFIDENCE_PERCENT,
            "rows", report.decision().findings().stream().map(GatePage::row).toList(),
            "doubts", GateWords.doubts(report),
            "seconds", report.took().toSeconds(),
            "style", Template.text("gate.css")));
  }

  private static GateRow row(GateFinding finding) {
    return new GateRow(
        finding.architecture(),
        finding.gated().metric().name(),
        finding.gated().metric().meaning(),
        Stream.concat(
                GateWords.figures(finding).stream(),
                Stream.of(GateWords.detectable(finding), Integer.toString(finding.pairs())))
            .toList(),
        finding.outcome().label(),
        GateWords.symbol(finding.outcome()),
        finding.reason());
  }
}

package statelab.results.report;

import java.util.List;
import java.util.stream.Collectors;
import statelab.results.catalogue.Metric;
import statelab.results.gate.Gate;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;
import statelab.results.statistics.Interval;

/** What a gate found, in words that every form of its report shares. */
final class GateWords {
  private GateWords() {}

  /** The answer in one sentence. */
  static String headline(GateReport report) {
    GateOutcome outcome = report.decision().outcome();
    String metrics =
        Words.list(
            report.decision().of(outcome).stream()
                .map(finding -> finding.gated().metric().name())
                .distinct()
                .toList());
    return switch (outcome) {
      case PASS -> "Every metric is shown to be no worse than allowed.";
      case REGRESSION -> "Worse than allowed: " + metrics + ".";
      case INCONCLUSIVE ->
          "Neither a regression nor its absence is shown for %s; by this gate's setting that %s."
              .formatted(metrics, report.lets() ? "passes" : "fails");
      case INVALID -> "Could not be measured: " + metrics + ".";
    };
  }

  /** One character that says the same as the outcome's word. */
  static String symbol(GateOutcome outcome) {
    return switch (outcome) {
      case PASS -> "✓";
      case REGRESSION -> "✗";
      case INCONCLUSIVE -> "?";
      case INVALID -> "!";
    };
  }

  static String base(GateFinding finding) {
    return finding
        .effect()
        .map(effect -> Quantity.of(effect.base(), finding.gated().metric().unit()))
        .orElse("–");
  }

  static String candidate(GateFinding finding) {
    return finding
        .effect()
        .map(effect -> Quantity.of(effect.candidate(), finding.gated().metric().unit()))
        .orElse("–");
  }

  /** {@code +9.8 %} or {@code +2.1 points}. */
  static String change(GateFinding finding) {
    Metric metric = finding.gated().metric();
    return finding
        .effect()
        .map(
            effect ->
                metric.comparedAsRatio()
                    ? percent(effect.estimate() - 1)
                    : Quantity.difference(effect.estimate(), metric.unit()))
        .orElse("–");
  }

  /** What every table shows of a finding: both sides, the change, its interval, what is allowed. */
  static List<String> figures(GateFinding finding) {
    return List.of(
        base(finding), candidate(finding), change(finding), interval(finding), allowed(finding));
  }

  /** {@code +7.1 to +12.6 %}, or that there is none. */
  static String interval(GateFinding finding) {
    return finding
        .effect()
        .flatMap(GateFinding.Effect::interval)
        .map(interval -> interval(finding.gated().metric(), interval))
        .orElse("none");
  }

  private static String interval(Metric metric, Interval interval) {
    return metric.comparedAsRatio()
        ? Quantity.differenceRange(
            (interval.low() - 1) * PERCENT, (interval.high() - 1) * PERCENT, "%")
        : Quantity.differenceRange(interval.low(), interval.high(), metric.unit());
  }

  /** {@code 5 %} or {@code 12 points}. */
  static String allowed(GateFinding finding) {
    return amount(finding.gated().metric(), finding.gated().allowed());
  }

  /** What so many pairs would have shown, or that it is unknown. */
  static String detectable(GateFinding finding) {
    return finding
        .effect()
        .flatMap(GateFinding.Effect::minimumDetectable)
        .map(effect -> amount(finding.gated().metric(), effect))
        .orElse("unknown");
  }

  /** The finding as a sentence for a place that has no table. */
  static String sentence(GateFinding finding) {
    if (finding.effect().isEmpty()) {
      return "%s of %s could not be measured: %s"
          .formatted(finding.gated().metric().name(), finding.architecture(), finding.reason());
    }
    return "%s of %s changed by %s (%d %% interval: %s; allowed: %s) over %s; %s"
        .formatted(
            finding.gated().metric().name(),
            finding.architecture(),
            change(finding),
            CONFIDENCE_PERCENT,
            interval(finding),
            allowed(finding),
            Words.count(finding.pairs(), "pair"),
            finding.reason());
  }

  /** What to doubt in the whole gate: warnings of findings and pairs that were dropped. */
  static List<String> doubts(GateReport report) {
    List<String> doubts =
        report.decision().findings().stream()
            .filter(finding -> !finding.warnings().isEmpty())
            .map(
                finding ->
                    "%s: %s"
                        .formatted(
                            finding.gated().metric().name(), String.join("; ", finding.warnings())))
            .collect(Collectors.toList());
    report
        .dropped()
        .forEach(
            pair -> doubts.add("pair %d was not used: %s".formatted(pair.block(), pair.reason())));
    return List.copyOf(doubts);
  }

  private static final int PERCENT = 100;

  /** The level of the intervals, in percent. */
  static final int CONFIDENCE_PERCENT = Math.toIntExact(Math.round(Gate.CONFIDENCE * PERCENT));

  private static String percent(double change) {
    return Quantity.difference(change * PERCENT, "%");
  }

  private static String amount(Metric metric, double value) {
    return metric.comparedAsRatio()
        ? Quantity.of(value * PERCENT, "%")
        : Quantity.of(value, metric.unit().equals("share") ? "points" : metric.unit());
  }
}

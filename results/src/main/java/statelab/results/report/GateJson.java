package statelab.results.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import statelab.results.gate.DroppedPair;
import statelab.results.gate.Gate;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateReport;
import statelab.results.statistics.Interval;

/** A gate's report for programs. */
final class GateJson {
  private GateJson() {}

  static String of(GateReport report) {
    return SummaryText.JSON.writeValueAsString(
            new File(
                GateReport.SCHEMA_VERSION,
                report.decision().outcome().label(),
                report.lets(),
                report.base(),
                report.candidate(),
                report.definition().experiment(),
                Gate.CONFIDENCE,
                report.ended(),
                report.startedAt().toString(),
                report.took().toMillis() / 1e3,
                report.machine(),
                report.lab(),
                new TreeMap<>(report.conditions()),
                report.command(),
                report.decision().findings().stream().map(Entry::of).toList()))
        + "\n";
  }

  private record File(
      int schemaVersion,
      String outcome,
      boolean letsTheCandidateThrough,
      String base,
      String candidate,
      String experiment,
      double confidence,
      String ended,
      String startedAt,
      double tookS,
      String machine,
      String lab,
      SortedMap<String, String> conditions,
      String command,
      List<Entry> findings) {}

  private static final MathContext NINE_DIGITS = new MathContext(9);

  private record Entry(
      String architecture,
      String metric,
      String unit,
      String effect,
      String outcome,
      String reason,
      double allowed,
      int pairs,
      @Nullable Double base,
      @Nullable Double candidate,
      @Nullable Double estimate,
      @Nullable Double intervalLow,
      @Nullable Double intervalHigh,
      @Nullable Double minimumDetectable,
      @Nullable Double adjustedP,
      List<String> warnings,
      List<DroppedPair> dropped) {
    static Entry of(GateFinding finding) {
      GateFinding.@Nullable Effect effect = finding.effect().orElse(null);
      @Nullable Interval interval = effect == null ? null : effect.interval().orElse(null);
      return new Entry(
          finding.architecture(),
          finding.gated().metric().name(),
          finding.gated().metric().unit(),
          finding.gated().metric().comparedAsRatio() ? "ratio" : "difference",
          finding.outcome().label(),
          finding.reason(),
          finding.gated().allowed(),
          finding.pairs(),
          effect == null ? null : digits(effect.base()),
          effect == null ? null : digits(effect.candidate()),
          effect == null ? null : digits(effect.estimate()),
          interval == null ? null : digits(interval.low()),
          interval == null ? null : digits(interval.high()),
          effect == null ? null : effect.minimumDetectable().map(Entry::digits).orElse(null),
          effect == null ? null : digits(effect.adjustedP()),
          finding.warnings(),
          finding.dropped());
    }

    /** More digits than that are noise, and differ from processor to processor. */
    private static double digits(double value) {
      return new BigDecimal(value).round(NINE_DIGITS).doubleValue();
    }
  }
}

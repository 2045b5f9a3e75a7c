package statelab.results.report;

import java.util.Locale;
import statelab.results.claims.Exploration;
import statelab.results.report.page.Exploratory;

/** Puts what no claim asked for into rows. */
final class ExploratorySection {
  private static final double SMALLEST_P = 0.001;

  private ExploratorySection() {}

  static Exploratory of(RunData data) {
    Exploration found = Exploration.of(data.ledger(), data.observations());
    return new Exploratory(
        found.contrasts(), found.standing().stream().map(ExploratorySection::row).toList());
  }

  private static Exploratory.Row row(Exploration.Entry entry) {
    return new Exploratory.Row(
        entry.experiment(),
        entry.metric().name(),
        "%s %s %s"
            .formatted(entry.arm(), entry.metric().comparedAsRatio() ? "÷" : "−", entry.against()),
        MetricEffect.of(entry.metric(), entry.effect()),
        entry.interval().map(ends -> MetricEffect.range(entry.metric(), ends)).orElse(""),
        String.format(Locale.ROOT, "%.2f", entry.cliffsDelta()),
        entry.blocks(),
        entry.adjustedP() < SMALLEST_P
            ? "< 0.001"
            : String.format(Locale.ROOT, "%.3f", entry.adjustedP()));
  }
}

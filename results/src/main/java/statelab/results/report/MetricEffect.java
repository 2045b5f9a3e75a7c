package statelab.results.report;

import statelab.results.catalogue.Metric;
import statelab.results.statistics.Interval;

/** An arm against another in words: a ratio or a difference, as the metric has it. */
final class MetricEffect {
  private MetricEffect() {}

  static String of(Metric metric, double effect) {
    return metric.comparedAsRatio()
        ? "× " + Quantity.number(effect)
        : Quantity.difference(effect, metric.unit());
  }

  static String range(Metric metric, Interval ends) {
    return metric.comparedAsRatio()
        ? "× %s to %s".formatted(Quantity.number(ends.low()), Quantity.number(ends.high()))
        : Quantity.differenceRange(ends.low(), ends.high(), metric.unit());
  }
}

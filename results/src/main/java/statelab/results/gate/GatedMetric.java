package statelab.results.gate;

import java.util.Optional;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.MetricKind;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Differences;
import statelab.results.statistics.LogRatio;

/**
 * A metric that a gate decides about.
 *
 * @param metric the metric; it must have a better direction and be no exact one
 * @param allowed δ, the largest change for the worse that is no regression, above 0: relative for a
 *     ratio (0.05 is 5 %), in the metric's unit otherwise
 * @param largestEffect the most that one injection of a fault can do, in the metric's unit; given
 *     for what rarely happens and is then large, such as lost sessions (see {@link
 *     Differences#limitWithRareEvents})
 */
public record GatedMetric(Metric metric, double allowed, Optional<Double> largestEffect) {
  public GatedMetric {
    if (!canBeGated(metric)) {
      throw new IllegalArgumentException(
          metric.name() + " cannot be gated: it describes a trial or is exact");
    }
    if (!(allowed > 0) || Double.isInfinite(allowed)) {
      throw new IllegalArgumentException("allowed must be above 0, but was " + allowed);
    }
    if (largestEffect.isPresent() && !(largestEffect.get() > allowed)) {
      throw new IllegalArgumentException(
          "largest-effect must be above allowed (%s), but was %s"
              .formatted(allowed, largestEffect.get()));
    }
    if (largestEffect.isPresent() && metric.comparedAsRatio()) {
      throw new IllegalArgumentException(
          "largest-effect has no meaning for %s, which is compared by ratios"
              .formatted(metric.name()));
    }
  }

  /** Whether a gate can decide about a metric. */
  static boolean canBeGated(Metric metric) {
    return metric.direction() != Direction.DESCRIBES
        && !(metric.kind() instanceof MetricKind.Exact);
  }

  /** Candidate against base, turned so that larger is worse. */
  Comparison comparison(double[] base, double[] candidate) {
    Comparison comparison =
        metric.comparedAsRatio() ? LogRatio.of(base, candidate) : Differences.of(base, candidate);
    return higherIsBetter() ? comparison.swapped() : comparison;
  }

  /** Whether the comparison is base against candidate. */
  boolean higherIsBetter() {
    return metric.direction() == Direction.HIGHER_IS_BETTER;
  }

  /** The largest effect that is no regression, in the comparison's scale. */
  double limit() {
    return metric.comparedAsRatio() ? 1 + allowed : allowed;
  }

  /**
   * Half-width of an interval that is narrow enough to stop: a third of what is allowed. With half
   * of it gates ended early in their budget and missed one slow-down in ten that is twice as large
   * as allowed (docs/decisions/0062).
   */
  double enoughHalfWidth() {
    return (metric.comparedAsRatio() ? Math.log1p(allowed) : allowed) / 3;
  }
}

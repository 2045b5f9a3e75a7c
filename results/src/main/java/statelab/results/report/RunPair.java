package statelab.results.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import statelab.results.catalogue.Metric;
import statelab.results.claims.Judge;
import statelab.results.statistics.IndependentSamples;
import statelab.results.statistics.Interval;

/**
 * One metric of one arm in two runs. Their trials form no pairs, since no block holds both.
 *
 * @param metric what was measured
 * @param effect second run ÷ first for a ratio metric of values above zero, else second − first
 * @param ratio which of the two
 * @param interval of the effect; nothing when the data give none
 * @param outcome what it comes to
 */
record RunPair(
    Metric metric, double effect, boolean ratio, Optional<Interval> interval, Outcome outcome) {

  /** Where the whole interval lies against the metric's threshold. */
  enum Outcome {
    /** Every trial of both runs has the same value, so that there is no interval. */
    EQUAL,
    /** Within it. */
    ALIKE,
    /** Beyond it, on one side. */
    DIFFERENT,
    /** Neither: the data do not tell. */
    OPEN
  }

  /** Compares the valid trials of two runs; nothing when one of them has none. */
  static Optional<RunPair> of(Metric metric, double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return Optional.empty();
    }
    boolean ratio = metric.comparedAsRatio() && positive(first) && positive(second);
    IndependentSamples samples =
        ratio
            ? IndependentSamples.ratio(first, second)
            : IndependentSamples.difference(first, second);
    Optional<Interval> interval = samples.interval(Judge.CONFIDENCE);
    return Optional.of(
        new RunPair(
            metric,
            samples.estimate(),
            ratio,
            interval,
            equal(first, second) ? Outcome.EQUAL : outcome(metric, ratio, interval)));
  }

  private static boolean equal(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).distinct().count() == 1;
  }

  private static Outcome outcome(Metric metric, boolean ratio, Optional<Interval> interval) {
    if (interval.isEmpty()) {
      return Outcome.OPEN;
    }
    double high = ratio ? 1 + metric.threshold() : metric.threshold();
    double low = ratio ? 1 / high : -high;
    Interval ends = interval.get();
    if (ends.low() > high || ends.high() < low) {
      return Outcome.DIFFERENT;
    }
    return ends.low() >= low && ends.high() <= high ? Outcome.ALIKE : Outcome.OPEN;
  }

  private static boolean positive(double[] values) {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** Whether the second run's figure is the higher one. */
  boolean isHigher() {
    return effect > (ratio ? 1 : 0);
  }

  String effectText() {
    return ratio ? "× " + Quantity.number(effect) : Quantity.difference(effect, metric.unit());
  }

  String intervalText() {
    return interval.map(this::text).orElse("");
  }

  private String text(Interval ends) {
    return ratio
        ? "× %s to %s".formatted(Quantity.number(ends.low()), Quantity.number(ends.high()))
        : Quantity.differenceRange(ends.low(), ends.high(), metric.unit());
  }
}

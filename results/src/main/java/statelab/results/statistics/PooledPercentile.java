package statelab.results.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A percentile of the requests of several trials together. Its interval resamples trials; the
 * number of requests says nothing about its precision, because those of one trial are correlated.
 */
public final class PooledPercentile {
  private final double[] values;

  /** Requests up to and with each value in each trial: {@code upTo[value][trial]}. */
  private final long[][] upTo;

  private final int trials;
  private final double percentile;

  /**
   * The percentile of pooled trials.
   *
   * @param trials one histogram for each trial, none empty; all of the same precision
   * @param percentile above 0 and at most 100
   */
  public PooledPercentile(List<Histogram> trials, double percentile) {
    if (!(percentile > 0 && percentile <= 100)) {
      throw new IllegalArgumentException(
          "percentile must be above 0 and at most 100, but was " + percentile);
    }
    this.trials = trials.size();
    this.percentile = percentile;
    SortedMap<Double, long[]> byValue = countsByValue(trials);
    values = byValue.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    upTo = accumulated(byValue.values().toArray(long[][]::new));
  }

  /** The percentile over all trials, in the histograms' unit. */
  public double value() {
    return value(ones(trials));
  }

  /** The percentile when trial i counts {@code weights[i]} times. */
  double value(int[] weights) {
    long total = weighted(upTo[upTo.length - 1], weights);
    long rank = Math.max(1, (long) Math.ceil(Math.nextDown(percentile) / 100 * total));
    int from = 0;
    int to = upTo.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (weighted(upTo[middle], weights) >= rank) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return values[from];
  }

  /**
   * The percentile with an interval from resampled trials; without one from fewer than three.
   *
   * @param trials one histogram for each trial, none empty
   * @param seed what the resamples are drawn from
   */
  public static Estimate of(
      List<Histogram> trials, double percentile, double confidence, long seed) {
    PooledPercentile pooled = new PooledPercentile(trials, percentile);
    return estimate(trials.size(), pooled::value, confidence, seed);
  }

  /**
   * The percentile of the candidate ÷ that of the base, with an interval from resampled pairs.
   *
   * @param base histograms of the base, trial by trial
   * @param candidate histograms of the candidate, paired with those of the base
   * @param seed what the resamples are drawn from
   */
  public static Estimate ratio(
      List<Histogram> base,
      List<Histogram> candidate,
      double percentile,
      double confidence,
      long seed) {
    if (base.size() != candidate.size()) {
      throw new IllegalArgumentException(
          "base and candidate must have as many trials, but have %d and %d"
              .formatted(base.size(), candidate.size()));
    }
    PooledPercentile below = new PooledPercentile(base, percentile);
    PooledPercentile above = new PooledPercentile(candidate, percentile);
    return estimate(
        base.size(), weights -> above.value(weights) / below.value(weights), confidence, seed);
  }

  /** Of what is above zero, on the logarithm of which errors are nearly symmetric. */
  private static Estimate estimate(
      int trials, ToDoubleFunction<int[]> statistic, double confidence, long seed) {
    double value = statistic.applyAsDouble(ones(trials));
    if (trials < BootstrapT.LEAST_TRIALS) {
      Warning tooFew = new Warning.TooFew(trials, BootstrapT.LEAST_TRIALS, "for an interval");
      return new Estimate(value, Optional.empty(), trials, List.of(tooFew));
    }
    Optional<Interval> interval =
        new BootstrapT(trials, weights -> Math.log(statistic.applyAsDouble(weights)))
            .interval(confidence, seed)
            .map(log -> new Interval(Math.exp(log.low()), Math.exp(log.high()), confidence));
    return new Estimate(value, interval, trials, List.of());
  }

  private static SortedMap<Double, long[]> countsByValue(List<Histogram> trials) {
    SortedMap<Double, long[]> byValue = new TreeMap<>();
    for (int trial = 0; trial < trials.size(); trial++) {
      Histogram histogram = trials.get(trial);
      if (histogram.getTotalCount() == 0) {
        throw new IllegalArgumentException("trial " + trial + " has no requests");
      }
      for (HistogramIterationValue each : histogram.recordedValues()) {
        byValue
                .computeIfAbsent((double) each.getValueIteratedTo(), v -> new long[trials.size()])[
                trial] +=
            each.getCountAtValueIteratedTo();
      }
    }
    return byValue;
  }

  private static long[][] accumulated(long[][] counts) {
    for (int i = 1; i < counts.length; i++) {
      for (int trial = 0; trial < counts[i].length; trial++) {
        counts[i][trial] += counts[i - 1][trial];
      }
    }
    return counts;
  }

  private static long weighted(long[] counts, int[] weights) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] * weights[i];
    }
    return sum;
  }

  private static int[] ones(int trials) {
    int[] ones = new int[trials];
    Arrays.fill(ones, 1);
    return ones;
  }
}

package statelab.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The studentised bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, §12.5)
 * for a statistic that has no value in a single trial, such as a percentile of pooled requests. It
 * resamples whole trials, never requests, since those of one trial are correlated; the standard
 * error of each resample is the jackknife's over its trials.
 */
public final class BootstrapT {
  /** With fewer, leaving one out leaves nothing that could differ. */
  static final int LEAST_TRIALS = 3;

  private static final int RESAMPLES = 999;

  private final int trials;
  private final ToDoubleFunction<int[]> statistic;

  /**
   * A bootstrap of a statistic.
   *
   * @param trials number of trials or pairs of trials, at least 3
   * @param statistic its value when trial i counts {@code weights[i]} times; weights are not
   *     negative and not all zero
   */
  public BootstrapT(int trials, ToDoubleFunction<int[]> statistic) {
    if (trials < LEAST_TRIALS) {
      throw new IllegalArgumentException(
          "at least %d trials are needed, but were %d".formatted(LEAST_TRIALS, trials));
    }
    this.trials = trials;
    this.statistic = statistic;
  }

  /** The statistic of all trials, each counted once. */
  public double estimate() {
    return statistic.applyAsDouble(ones());
  }

  /**
   * The interval at this two-sided confidence from 999 resamples.
   *
   * @param seed what the resamples are drawn from
   * @return nothing when the trials do not differ, so that there is no spread to resample
   */
  public Optional<Interval> interval(double confidence, long seed) {
    Interval.requireConfidence(confidence);
    double estimate = estimate();
    double error = jackknifeError(ones());
    if (error == 0) {
      return Optional.empty();
    }
    double[] pivots = pivots(estimate, new SplittableRandom(seed));
    int tail = (int) Math.floor((1 - confidence) / 2 * (pivots.length + 1));
    if (tail < 1) {
      return Optional.empty();
    }
    double upperPivot = pivots[pivots.length - tail];
    return Optional.of(
        new Interval(
            estimate - upperPivot * error, estimate - pivots[tail - 1] * error, confidence));
  }

  /**
   * (θ* − θ̂) ÷ se* in ascending order; resamples of one trial only have no error and are left out.
   */
  private double[] pivots(double estimate, SplittableRandom random) {
    double[] pivots = new double[RESAMPLES];
    int found = 0;
    for (int i = 0; i < RESAMPLES; i++) {
      int[] weights = resample(random);
      double error = jackknifeError(weights);
      if (error > 0) {
        pivots[found++] = (statistic.applyAsDouble(weights) - estimate) / error;
      }
    }
    double[] sorted = Arrays.copyOf(pivots, found);
    Arrays.sort(sorted);
    return sorted;
  }

  private int[] resample(SplittableRandom random) {
    int[] weights = new int[trials];
    for (int i = 0; i < trials; i++) {
      weights[random.nextInt(trials)]++;
    }
    return weights;
  }

  /**
   * √((n−1)/n · Σ(θ₍ᵢ₎ − θ̄)²) over the trials left out one at a time, each as often as it is in.
   */
  private double jackknifeError(int[] weights) {
    double sum = 0;
    double sumOfSquares = 0;
    for (int i = 0; i < trials; i++) {
      if (weights[i] > 0) {
        double without = statisticWithout(weights, i);
        sum += weights[i] * without;
        sumOfSquares += weights[i] * without * without;
      }
    }
    double squares = sumOfSquares - sum * sum / trials;
    double noise = 1e-12 * sumOfSquares;
    return squares <= noise ? 0 : Math.sqrt(squares * (trials - 1) / trials);
  }

  private double statisticWithout(int[] weights, int trial) {
    int[] fewer = weights.clone();
    fewer[trial]--;
    return statistic.applyAsDouble(fewer);
  }

  private int[] ones() {
    int[] ones = new int[trials];
    Arrays.fill(ones, 1);
    return ones;
  }
}

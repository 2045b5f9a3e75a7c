package statelab.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The sign-flip (paired permutation) test of a mean difference and the interval that inverts it.
 *
 * <p>Flipping the signs of a subset F of the differences dᵢ − μ leaves the sum at least as large
 * exactly when the mean of F is at most μ. So the test counts subset means, and their order
 * statistics are the ends of its intervals (Hartigan, Using Subsample Values as Typical Values,
 * JASA 64, 1969). Exact up to 20 differences: 2²⁰ subsets; from there on 2¹⁷ random subsets from a
 * fixed seed.
 */
final class SignFlips {
  private static final int EXACT_UP_TO = 20;
  private static final int RANDOM_SUBSETS = 1 << 17;
  private static final long SEED = 20_260_101;

  /** Means of all subsets but the empty one, or of random ones, in ascending order. */
  private final double[] subsetMeans;

  private final double tolerance;

  SignFlips(double[] differences) {
    subsetMeans = subsetMeans(differences);
    Arrays.sort(subsetMeans);
    double largest = Arrays.stream(differences).map(Math::abs).max().orElse(0);
    tolerance = largest * 1e-12;
  }

  /** One-sided p of "the mean difference is at most {@code bound}". */
  double pAbove(double bound) {
    return (1.0 + countAtMost(bound + tolerance)) / (subsetMeans.length + 1);
  }

  /** One-sided p of "the mean difference is at least {@code bound}". */
  double pBelow(double bound) {
    int below = countAtMost(Math.nextDown(bound - tolerance));
    return (1.0 + subsetMeans.length - below) / (subsetMeans.length + 1);
  }

  /** The interval at this confidence; nothing when there are too few differences for it. */
  Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    int rank = (int) Math.floor((1 - confidence) / 2 * (subsetMeans.length + 1) + 1e-9);
    if (rank < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Interval(subsetMeans[rank - 1], subsetMeans[subsetMeans.length - rank], confidence));
  }

  private int countAtMost(double bound) {
    int from = 0;
    int to = subsetMeans.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (subsetMeans[middle] <= bound) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static double[] subsetMeans(double[] differences) {
    boolean exact = differences.length <= EXACT_UP_TO;
    boolean equal = Arrays.stream(differences).distinct().count() == 1;
    if (equal) {
      // As when no session was ever lost; all subsets have the same mean.
      double[] means = new double[exact ? (1 << differences.length) - 1 : RANDOM_SUBSETS];
      Arrays.fill(means, differences[0]);
      return means;
    }
    return exact ? allSubsets(differences) : randomSubsets(differences);
  }

  private static double[] allSubsets(double[] differences) {
    double[] sums = new double[1 << differences.length];
    for (int subset = 1; subset < sums.length; subset++) {
      int rest = subset & (subset - 1);
      sums[subset] = sums[rest] + differences[Integer.numberOfTrailingZeros(subset)];
    }
    double[] means = new double[sums.length - 1];
    Arrays.setAll(means, i -> sums[i + 1] / Integer.bitCount(i + 1));
    return means;
  }

  private static double[] randomSubsets(double[] differences) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RANDOM_SUBSETS];
    Arrays.setAll(means, i -> randomSubsetMean(differences, random));
    return means;
  }

  private static double randomSubsetMean(double[] differences, SplittableRandom random) {
    while (true) {
      double sum = 0;
      int size = 0;
      for (double difference : differences) {
        if (random.nextBoolean()) {
          sum += difference;
          size++;
        }
      }
      if (size > 0) {
        return sum / size;
      }
    }
  }
}

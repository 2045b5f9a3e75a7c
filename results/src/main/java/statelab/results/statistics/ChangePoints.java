package statelab.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Where a series changes its distribution, by E-divisive (Matteson and James, A Nonparametric
 * Approach for Multiple Change Point Analysis of Multivariate Data, JASA 109, 2014) with |x − y| as
 * distance: the cut whose sides differ most by their energy statistic is a change point when no
 * permutation of the segment can be cut as well; then each side is searched in the same way.
 *
 * <p>A permutation assumes that values do not depend on those before, and finds too much where they
 * do. So what permutations reach is first raised by (1 + φ) ÷ (1 − φ), the factor by which
 * autocorrelation φ raises the variance of a mean (Bartlett, JRSS 98, 1935). φ is estimated from
 * differences, which a change of level hardly touches: var(xₜ − xₜ₋₂) ÷ var(xₜ − xₜ₋₁) − 1.
 */
public final class ChangePoints {
  /** The fewest values on a side of a change point. */
  public static final int SHORTEST_SEGMENT = 5;

  /** None of so many permutations may be cut as well: p is at most 1/200. */
  static final int PERMUTATIONS = 199;

  /**
   * The most that is allowed for: a change of level without noise looks like dependence too. Series
   * beyond it get their warning.
   */
  private static final double LARGEST_DEPENDENCE = 0.25;

  private static final long SEED = 20_260_301;

  private final double[] values;
  private final List<Integer> found = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);

  private ChangePoints(double[] values) {
    this.values = values.clone();
  }

  /**
   * The change points of a series, ascending: each is the index of the first value of a new
   * segment. The same series always gives the same ones.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static List<Integer> of(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("values must be finite, but one was " + value);
      }
    }
    ChangePoints points = new ChangePoints(values);
    points.search(0, values.length);
    return points.found.stream().sorted().toList();
  }

  /**
   * Lag-1 autocorrelation of what is left of a series when the mean of each segment is taken out; 0
   * when nothing is left.
   */
  public static double autocorrelation(double[] values, List<Integer> changePoints) {
    double[] rest = values.clone();
    int from = 0;
    for (int i = 0; i <= changePoints.size(); i++) {
      int to = i < changePoints.size() ? changePoints.get(i) : values.length;
      centre(rest, from, to);
      from = to;
    }
    double product = 0;
    double square = 0;
    for (int i = 0; i < rest.length; i++) {
      square += rest[i] * rest[i];
      product += i == 0 ? 0 : rest[i] * rest[i - 1];
    }
    return square == 0 ? 0 : product / square;
  }

  /**
   * From which autocorrelation on change points of so many values deserve doubt: 1.96/√n, beyond
   * which it is unlikely to be chance (Box and Jenkins, Time Series Analysis, 1970).
   */
  public static double doubtfulAutocorrelation(int values) {
    return 1.96 / Math.sqrt(values);
  }

  private static void centre(double[] rest, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += rest[i];
    }
    for (int i = from; i < to; i++) {
      rest[i] -= sum / (to - from);
    }
  }

  private void search(int from, int to) {
    OptionalInt split = significantSplit(Arrays.copyOfRange(values, from, to));
    if (split.isPresent()) {
      int at = from + split.getAsInt();
      found.add(at);
      search(from, at);
      search(at, to);
    }
  }

  private OptionalInt significantSplit(double[] segment) {
    if (segment.length < 2 * SHORTEST_SEGMENT) {
      return OptionalInt.empty();
    }
    Split observed = Split.best(segment);
    double dependence = Math.clamp(dependence(segment), 0, LARGEST_DEPENDENCE);
    double factor = (1 + dependence) / (1 - dependence);
    double[] shuffled = segment.clone();
    for (int i = 0; i < PERMUTATIONS; i++) {
      shuffle(shuffled);
      if (factor * Split.best(shuffled).statistic() >= observed.statistic()) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(observed.at());
  }

  /** The φ of a first-order autoregression, estimated in spite of changes of level. */
  private static double dependence(double[] segment) {
    double near = meanSquare(segment, 1);
    return near == 0 ? 0 : meanSquare(segment, 2) / near - 1;
  }

  private static double meanSquare(double[] segment, int lag) {
    double sum = 0;
    for (int i = lag; i < segment.length; i++) {
      sum += (segment[i] - segment[i - lag]) * (segment[i] - segment[i - lag]);
    }
    return sum / (segment.length - lag);
  }

  private void shuffle(double[] array) {
    for (int i = array.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double value = array[i];
      array[i] = array[other];
      array[other] = value;
    }
  }

  /** A cut before the value at an index, and how much its sides differ. */
  private record Split(int at, double statistic) {

    /**
     * The cut with the largest q = mn/(m + n) · (2·mean|x − y| − mean|x − x′| − mean|y − y′|),
     * where x are the m values before it and y the n values from there to any end: a level that
     * comes back later would hide in all that follow.
     */
    static Split best(double[] segment) {
      double[][] sums = sums(segment);
      Split best = new Split(0, Double.NEGATIVE_INFINITY);
      for (int cut = SHORTEST_SEGMENT; cut <= segment.length - SHORTEST_SEGMENT; cut++) {
        for (int end = cut + SHORTEST_SEGMENT; end <= segment.length; end++) {
          double statistic = statistic(sums, cut, end);
          if (statistic > best.statistic) {
            best = new Split(cut, statistic);
          }
        }
      }
      return best;
    }

    private static double statistic(double[][] sums, int cut, int end) {
      double m = cut;
      double n = end - cut;
      double x = sums[cut][cut] / (m * (m - 1));
      double y = (sums[end][end] - 2 * sums[cut][end] + sums[cut][cut]) / (n * (n - 1));
      double xy = (sums[cut][end] - sums[cut][cut]) / (m * n);
      return m * n / (m + n) * (2 * xy - x - y);
    }

    /** Entry i, k is the sum of distances between the first i and the first k values. */
    private static double[][] sums(double[] segment) {
      int size = segment.length;
      double[][] sums = new double[size + 1][size + 1];
      for (int i = 0; i < size; i++) {
        double row = 0;
        for (int k = 0; k < size; k++) {
          row += Math.abs(segment[i] - segment[k]);
          sums[i + 1][k + 1] = sums[i][k + 1] + row;
        }
      }
      return sums;
    }
  }
}

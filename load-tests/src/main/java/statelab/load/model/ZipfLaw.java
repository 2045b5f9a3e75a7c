package statelab.load.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much each of several users asks where a few ask for most: the one of rank k in proportion to
 * 1 ÷ k^s, divided by the sum of that over all ranks (Zipf's law).
 */
final class ZipfLaw {
  private ZipfLaw() {}

  /** The shares of the ranks, the largest first; together 1. */
  static double[] shares(int users, double exponent) {
    double[] weights =
        IntStream.rangeClosed(1, users).mapToDouble(rank -> Math.pow(rank, -exponent)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  /**
   * Time between two requests of each user in ns.
   *
   * @param mean what it would be if all asked for as much, so that the sum of what they ask stays
   * @param seed what decides who has which rank
   */
  static long[] intervals(int users, double exponent, Duration mean, long seed) {
    double[] shares = shares(users, exponent);
    shuffle(shares, new SplittableRandom(seed));
    return IntStream.range(0, users)
        .mapToLong(user -> Math.round(mean.toNanos() / (users * shares[user])))
        .toArray();
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      double value = values[last];
      values[last] = values[other];
      values[other] = value;
    }
  }
}

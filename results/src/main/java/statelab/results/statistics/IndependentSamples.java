package statelab.results.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two samples that have no pairs, such as the trials of two runs: Welch's t for unequal spreads
 * (Biometrika 34, 1947). What differs between the circumstances of the two is part of the effect.
 */
public final class IndependentSamples {
  private final Moments base;
  private final Moments candidate;

  /** Whether the moments are those of logarithms, so that the effect is a ratio. */
  private final boolean ratio;

  private IndependentSamples(Moments base, Moments candidate, boolean ratio) {
    this.base = base;
    this.candidate = candidate;
    this.ratio = ratio;
  }

  /** Compares by the ratio of means, of values that are all above zero. */
  public static IndependentSamples ratio(double[] base, double[] candidate) {
    return new IndependentSamples(
        Moments.of(logarithms(base)), Moments.of(logarithms(candidate)), true);
  }

  /** Compares by the difference of means. */
  public static IndependentSamples difference(double[] base, double[] candidate) {
    return new IndependentSamples(Moments.of(base), Moments.of(candidate), false);
  }

  /** Candidate ÷ base (of geometric means), or candidate − base. */
  public double estimate() {
    return scaled(candidate.mean() - base.mean());
  }

  /** The effect's interval; nothing when a sample has fewer than two values or neither spreads. */
  public Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    if (base.n() < 2 || candidate.n() < 2 || standardError() == 0) {
      return Optional.empty();
    }
    double middle = candidate.mean() - base.mean();
    double half =
        TDistribution.of(freedom()).inverseCumulativeProbability((1 + confidence) / 2)
            * standardError();
    return Optional.of(new Interval(scaled(middle - half), scaled(middle + half), confidence));
  }

  private double standardError() {
    return Math.hypot(base.standardError(), candidate.standardError());
  }

  /** Degrees of freedom by Welch and Satterthwaite. */
  double freedom() {
    double a = base.standardError() * base.standardError();
    double b = candidate.standardError() * candidate.standardError();
    return (a + b) * (a + b) / (a * a / (base.n() - 1) + b * b / (candidate.n() - 1));
  }

  private double scaled(double effect) {
    return ratio ? Math.exp(effect) : effect;
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values)
        .map(
            value -> {
              if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                    "values must be above zero and finite, but one was " + value);
              }
              return Math.log(value);
            })
        .toArray();
  }
}

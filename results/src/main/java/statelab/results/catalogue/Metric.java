package statelab.results.catalogue;

import java.util.regex.Pattern;

/**
 * Something that a trial yields one number for.
 *
 * @param name in snake_case, the unit last where it has one
 * @param unit of its values, for example {@code ns}, {@code s}, {@code share}
 * @param direction which way is better
 * @param kind what its values are
 * @param threshold δ, the smallest difference between two arms that a claim may ask for: relative
 *     for a ratio (0.05 is 5 %), in the metric's unit otherwise. It stands above what noise alone
 *     does on a quiet machine.
 * @param meaning one line for a reader
 */
public record Metric(
    String name,
    String unit,
    Direction direction,
    MetricKind kind,
    double threshold,
    String meaning) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public Metric {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must be in snake_case, but was " + name);
    }
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException(
          "threshold of %s must be finite and not negative, but was %s".formatted(name, threshold));
    }
  }

  /** Whether arms are compared by their ratio and not by their difference. */
  public boolean comparedAsRatio() {
    return kind instanceof MetricKind.Ratio;
  }

  /** The common horizon of a time to an event, in s; infinite for all else. */
  public double horizonS() {
    return kind instanceof MetricKind.TimeToEvent time ? time.horizonS() : Double.POSITIVE_INFINITY;
  }

  /** Whether noise of the machine's clock and load reaches it: times and rates. */
  public boolean isTiming() {
    return unit.equals("ns") || unit.equals("s") || unit.endsWith("/s");
  }
}

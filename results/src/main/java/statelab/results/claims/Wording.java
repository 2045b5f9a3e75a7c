package statelab.results.claims;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import statelab.results.run.Verdict;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Interval;

/** Says in a sentence why a claim was judged as it was. */
final class Wording {
  private final Claim claim;
  private final double confidence;

  Wording(Claim claim, double confidence) {
    this.claim = claim;
    this.confidence = confidence;
  }

  String reason(Comparison comparison, Verdict verdict, double limit, Optional<Double> detectable) {
    String effect =
        effect(comparison.estimate()) + interval(comparison) + blocks(comparison.pairs());
    return switch (verdict) {
      case SUPPORTED, REFUTED -> effect + ", " + side(verdict) + " the limit of " + number(limit);
      case INCONCLUSIVE ->
          effect
              + ", not clearly above or below the limit of "
              + number(limit)
              + detectable.map(Wording::detectable).orElse("");
    };
  }

  String exact(double difference, Verdict verdict) {
    return effect(difference) + " in every trial, " + side(verdict) + " the limit";
  }

  String rareEvents(int pairs, double reachable) {
    return "%d blocks cannot exclude rare losses: the mean could still reach %s"
        .formatted(pairs, number(reachable));
  }

  String moreBlocks(OptionalInt more) {
    return more.isEmpty()
        ? ""
        : "; about %d more blocks like these would decide it".formatted(more.getAsInt());
  }

  String identical(Comparison comparison) {
    return "equal values in %d blocks do not show how rare a difference is"
        .formatted(comparison.pairs());
  }

  private String side(Verdict verdict) {
    return (verdict == Verdict.SUPPORTED) == claim.contrast().claimsMore() ? "above" : "below";
  }

  private String effect(double estimate) {
    String metric = claim.metric().name();
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when claim.metric().comparedAsRatio() ->
          "%s of %s is %s times that of %s"
              .formatted(metric, contrast.arm(), number(estimate), contrast.against());
      case Contrast.AgainstArm contrast ->
          "%s of %s minus that of %s is %s"
              .formatted(metric, contrast.arm(), contrast.against(), number(estimate));
      case Contrast.AgainstBound contrast ->
          "mean %s of %s is %s".formatted(metric, contrast.arm(), number(estimate));
    };
  }

  private String interval(Comparison comparison) {
    return comparison.interval(confidence).map(Wording::ends).orElse("");
  }

  private static String ends(Interval interval) {
    return " [%s, %s]".formatted(number(interval.low()), number(interval.high()));
  }

  private static String blocks(int blocks) {
    return " in %d blocks".formatted(blocks);
  }

  private static String detectable(double effect) {
    return "; a run of this size would have shown " + number(effect);
  }

  /** Three significant digits without an exponent. */
  static String number(double value) {
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(3))
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}

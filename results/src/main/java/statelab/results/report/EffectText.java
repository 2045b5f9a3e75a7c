package statelab.results.report;

import org.jspecify.annotations.Nullable;
import statelab.results.claims.Claim;
import statelab.results.claims.Contrast;

/** Effects of one claim in words: ratios, differences or plain values, as its contrast has them. */
final class EffectText {
  private final Claim claim;

  EffectText(Claim claim) {
    this.claim = claim;
  }

  /** The limit that the interval has to clear, in the scale of the estimate. */
  double limit() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast -> isRatio() ? 1 + contrast.by() : contrast.by();
      case Contrast.AgainstBound contrast -> contrast.bound();
    };
  }

  /** Where there is no effect, in the scale of the estimate. */
  double noEffect() {
    return isRatio() ? 1 : 0;
  }

  /** Where a value lies on a line. */
  double place(double value) {
    return isRatio() && value > 0 ? Math.log(value) : value;
  }

  String effect(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when isRatio() -> "× " + Quantity.number(value);
      case Contrast.AgainstArm contrast -> Quantity.difference(value, unit());
      case Contrast.AgainstBound contrast -> Quantity.of(value, unit());
    };
  }

  String interval(@Nullable Double low, @Nullable Double high) {
    if (low == null || high == null) {
      return "";
    }
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when isRatio() ->
          "× %s to %s".formatted(Quantity.number(low), Quantity.number(high));
      case Contrast.AgainstArm contrast -> Quantity.differenceRange(low, high, unit());
      case Contrast.AgainstBound contrast -> Quantity.range(low, high, unit());
    };
  }

  /** What is compared, for example {@code sticky-session − stateless-jwt}. */
  String contrast() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when isRatio() ->
          contrast.arm() + " ÷ " + contrast.against();
      case Contrast.AgainstArm contrast -> contrast.arm() + " − " + contrast.against();
      case Contrast.AgainstBound contrast -> "mean of " + contrast.arm();
    };
  }

  /** What an effect of the claim is, in a word. */
  String kind() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when isRatio() -> "ratio";
      case Contrast.AgainstArm contrast -> "difference";
      case Contrast.AgainstBound contrast -> "mean";
    };
  }

  boolean isRatio() {
    return claim.contrast() instanceof Contrast.AgainstArm && claim.metric().comparedAsRatio();
  }

  private String unit() {
    return claim.metric().unit();
  }
}

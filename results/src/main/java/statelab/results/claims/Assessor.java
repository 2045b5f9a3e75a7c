package statelab.results.claims;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import statelab.results.catalogue.MetricKind;
import statelab.results.run.Verdict;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Differences;
import statelab.results.statistics.LogRatio;
import statelab.results.statistics.Proportion;

/**
 * Judges one claim by the values of its blocks. Above the limit means one-sided p at most 2.5 %, in
 * other words: the 95 % interval lies above it.
 */
final class Assessor {
  private static final double POWER = 0.80;
  private static final OptionalInt NONE = OptionalInt.empty();

  private final Claim claim;
  private final double[] base;
  private final double[] candidate;
  private final double confidence;
  private final double alpha;
  private final Wording wording;

  private Assessor(Claim claim, double[] base, double[] candidate, double confidence) {
    this.claim = claim;
    this.base = base;
    this.candidate = candidate;
    this.confidence = confidence;
    this.alpha = 1 - confidence;
    this.wording = new Wording(claim, confidence);
  }

  static Assessment assess(Claim claim, ArmValues data, double confidence, boolean withInvalid) {
    Assessor assessor = of(claim, data, confidence, withInvalid);
    return assessor.candidate.length < 2
        ? Assessment.nothing(
            "%d valid blocks hold every arm of the claim; at least 2 are needed"
                .formatted(assessor.candidate.length))
        : assessor.assess();
  }

  /**
   * How far the effect could lie from its estimate at this confidence, on the scale of the pairs:
   * logarithmic for a ratio; nothing when the data cannot tell.
   */
  static OptionalDouble halfWidth(Claim claim, ArmValues data, double confidence) {
    Assessor assessor = of(claim, data, confidence, false);
    return assessor.candidate.length < 2 ? OptionalDouble.empty() : assessor.halfWidth();
  }

  private static Assessor of(Claim claim, ArmValues data, double confidence, boolean withInvalid) {
    double[] candidate = data.values(claim.contrast().arm(), withInvalid);
    double[] base =
        switch (claim.contrast()) {
          case Contrast.AgainstArm contrast -> data.values(contrast.against(), withInvalid);
          case Contrast.AgainstBound contrast -> constant(candidate.length, claim);
        };
    return new Assessor(claim, base, candidate, confidence);
  }

  private OptionalDouble halfWidth() {
    return switch (claim.metric().kind()) {
      case MetricKind.Ratio kind when positive() -> halfWidth(LogRatio.of(base, candidate));
      case MetricKind.Ratio kind -> OptionalDouble.empty();
      case MetricKind.Exact kind -> OptionalDouble.of(spread(candidate));
      case MetricKind.Proportion kind -> withRareEvents();
      case MetricKind.TimeToEvent kind -> withRareEvents();
      case MetricKind.Count kind when largest().isPresent() -> withRareEvents();
      case MetricKind.Count kind -> halfWidth(Differences.of(base, candidate));
    };
  }

  /** The most that one injection can do, where an event too rare to be seen could do it. */
  private OptionalDouble largest() {
    return switch (claim.metric().kind()) {
      case MetricKind.Proportion kind -> claim.largestEffect();
      case MetricKind.TimeToEvent kind -> OptionalDouble.of(kind.horizonS());
      case MetricKind.Ratio kind -> OptionalDouble.empty();
      case MetricKind.Exact kind -> OptionalDouble.empty();
      case MetricKind.Count kind -> claim.largestEffect();
    };
  }

  private OptionalDouble halfWidth(Comparison comparison) {
    return comparison
        .interval(confidence)
        .map(interval -> OptionalDouble.of(comparison.halfWidth(interval)))
        .orElse(OptionalDouble.empty());
  }

  /**
   * What injections too rare to be seen could add counts as width: the largest effect times the
   * share that so many pairs without one leave possible. It depends on their number alone, so that
   * where the effect lies has no part in when measuring ends.
   */
  private OptionalDouble withRareEvents() {
    Differences comparison = Differences.of(base, candidate);
    double rare =
        largest().orElseThrow() * new Proportion(0, comparison.pairs()).upperBound(alpha / 2);
    return comparison.identical()
        ? OptionalDouble.of(rare)
        : OptionalDouble.of(Math.max(rare, halfWidth(comparison).orElse(Double.POSITIVE_INFINITY)));
  }

  private boolean positive() {
    return Arrays.stream(base).allMatch(v -> v > 0)
        && Arrays.stream(candidate).allMatch(v -> v > 0);
  }

  /** A base that leaves the candidate as it is: a ratio to 1 or a difference from 0. */
  private static double[] constant(int length, Claim claim) {
    double[] constant = new double[length];
    Arrays.fill(constant, claim.metric().comparedAsRatio() ? 1 : 0);
    return constant;
  }

  private Assessment assess() {
    return switch (claim.metric().kind()) {
      case MetricKind.Ratio kind -> ratio();
      case MetricKind.Exact kind -> exact();
      case MetricKind.Proportion kind -> differences();
      case MetricKind.TimeToEvent kind -> differences();
      case MetricKind.Count kind -> differences();
    };
  }

  private Assessment ratio() {
    if (!positive()) {
      return Assessment.nothing(
          claim.metric().name() + " was not above zero in every trial, so it has no ratio");
    }
    LogRatio comparison = LogRatio.of(base, candidate);
    double limit = limit();
    return conclude(
        comparison,
        comparison.pAbove(limit) <= alpha / 2,
        comparison.pBelow(limit) <= alpha / 2,
        comparison.pairsToDecide(limit, alpha, POWER),
        "");
  }

  private Assessment differences() {
    OptionalDouble largest = largest();
    Differences comparison = Differences.of(base, candidate);
    double limit = limit();
    boolean above = comparison.pAbove(limit) <= alpha / 2;
    boolean below = comparison.pBelow(limit) <= alpha / 2;
    if (below && largest.isPresent()) {
      return withRareEvents(comparison, largest.getAsDouble());
    }
    if (below && comparison.identical()) {
      String doubt = "; " + wording.identical(comparison);
      return conclude(comparison, false, false, OptionalInt.empty(), doubt);
    }
    return conclude(comparison, above, below, toDecide(comparison), "");
  }

  /** Sign flips say "below"; it is shown only if an event too rare to be seen could not undo it. */
  private Assessment withRareEvents(Differences comparison, double largest) {
    double limit = limit();
    double reachable = comparison.limitWithRareEvents(limit, alpha / 2, largest);
    if (reachable < limit) {
      return conclude(comparison, false, true, OptionalInt.empty(), "");
    }
    int needed = comparison.pairsToExcludeRareEvents(limit, alpha / 2, largest);
    String doubt = "; " + wording.rareEvents(comparison.pairs(), reachable);
    return conclude(comparison, false, false, OptionalInt.of(needed), doubt);
  }

  /** Blocks for both the spread and the level of sign flips. */
  private OptionalInt toDecide(Differences comparison) {
    OptionalInt bySpread = comparison.pairsToDecide(limit(), alpha, POWER);
    int fewest = Differences.pairsThatCanReach(alpha / 2);
    return bySpread.isEmpty() ? bySpread : OptionalInt.of(Math.max(fewest, bySpread.getAsInt()));
  }

  private Assessment exact() {
    boolean constant = spread(base) == 0 && spread(candidate) == 0;
    double difference = candidate[0] - base[0];
    if (!constant) {
      return Assessment.nothing(
          claim.metric().name() + " should be the same in every trial of an arm, and was not");
    }
    Verdict verdict = verdict(difference > limit(), difference <= limit());
    return new Assessment(
        verdict,
        difference,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        candidate.length,
        wording.exact(difference, verdict));
  }

  private Assessment conclude(
      Comparison comparison, boolean above, boolean below, OptionalInt pairs, String doubt) {
    Verdict verdict = verdict(above, below);
    Optional<Double> detectable = comparison.minimumDetectable(limit(), alpha, POWER);
    OptionalInt more = verdict == Verdict.INCONCLUSIVE ? beyond(comparison, pairs) : NONE;
    String reason =
        wording.reason(comparison, verdict, limit(), detectable)
            + doubt
            + wording.moreBlocks(more)
            + recovered()
            + warnings(comparison);
    return new Assessment(
        verdict,
        comparison.estimate(),
        comparison.interval(confidence),
        detectable,
        more,
        comparison.pairs(),
        reason);
  }

  /** At least one more: what is still inconclusive has not been decided by the blocks at hand. */
  private static OptionalInt beyond(Comparison comparison, OptionalInt pairs) {
    return pairs.isEmpty()
        ? pairs
        : OptionalInt.of(Math.max(1, pairs.getAsInt() - comparison.pairs()));
  }

  private Verdict verdict(boolean above, boolean below) {
    boolean claimsMore = claim.contrast().claimsMore();
    if (claimsMore ? above : below) {
      return Verdict.SUPPORTED;
    }
    return (claimsMore ? below : above) ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  private double limit() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast ->
          claim.metric().comparedAsRatio() ? 1 + contrast.by() : contrast.by();
      case Contrast.AgainstBound contrast -> contrast.bound();
    };
  }

  private String recovered() {
    if (!(claim.metric().kind() instanceof MetricKind.TimeToEvent time)) {
      return "";
    }
    long within = Arrays.stream(candidate).filter(value -> value < time.horizonS()).count();
    return "; %s recovered by %s s in %d of %d"
        .formatted(
            claim.contrast().arm(), Wording.number(time.horizonS()), within, candidate.length);
  }

  private String warnings(Comparison comparison) {
    return comparison.warnings(limit(), alpha).stream()
        .map(warning -> "; " + warning.sentence())
        .collect(Collectors.joining());
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }
}

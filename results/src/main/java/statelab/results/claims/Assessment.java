package statelab.results.claims;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Verdict;
import statelab.results.statistics.Interval;

/**
 * What the data of one claim say.
 *
 * @param verdict the judgement
 * @param estimate the effect; null when nothing could be estimated
 * @param interval its interval; nothing when the data give none
 * @param minimumDetectableEffect in the estimate's scale; nothing when the spread is unknown
 * @param moreBlocks further blocks that would decide it if the effect is what it seems; nothing
 *     when it is decided or the data cannot tell
 * @param n blocks
 * @param reason one sentence that says why
 */
record Assessment(
    Verdict verdict,
    @Nullable Double estimate,
    Optional<Interval> interval,
    Optional<Double> minimumDetectableEffect,
    OptionalInt moreBlocks,
    int n,
    String reason) {

  static Assessment nothing(String reason) {
    return new Assessment(
        Verdict.INCONCLUSIVE,
        null,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        0,
        reason);
  }

  /** The same figures without a decision. */
  Assessment undecided(String why) {
    return new Assessment(
        Verdict.INCONCLUSIVE, estimate, interval, minimumDetectableEffect, moreBlocks, n, why);
  }

  /** The same decision, with something to be known beside its reason. */
  Assessment noting(String what) {
    return new Assessment(
        verdict,
        estimate,
        interval,
        minimumDetectableEffect,
        moreBlocks,
        n,
        "%s; %s".formatted(reason, what));
  }

  ClaimVerdict of(Claim claim, double confidence, int excluded, String prefix) {
    return new ClaimVerdict(
        claim.id(),
        claim.statement(),
        verdict,
        claim.metric().name(),
        estimate,
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        confidence,
        n,
        excluded,
        minimumDetectableEffect.orElse(null),
        prefix + reason);
  }
}

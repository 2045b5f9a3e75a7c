package statelab.results.report;

import statelab.results.claims.Claim;
import statelab.results.run.ClaimVerdict;

/** How a verdict came about, in a sentence with the units that the rest of the page has. */
final class JudgementWords {
  private final Claim claim;
  private final EffectText text;
  private final boolean measured;

  JudgementWords(Claim claim, boolean measured) {
    this.claim = claim;
    this.text = new EffectText(claim);
    this.measured = measured;
  }

  String sentence(ClaimVerdict verdict) {
    if (!measured) {
      return "This run has no trial of %s that could decide it"
          .formatted(claim.experiment().label());
    }
    if (verdict.estimate() == null) {
      return "Measured, but no effect could be estimated";
    }
    return "The effect was %s in %s%s; %s"
        .formatted(
            text.effect(verdict.estimate()),
            Words.count(verdict.n(), "paired trial"),
            range(verdict),
            side(verdict));
  }

  private String range(ClaimVerdict verdict) {
    String interval = text.interval(verdict.intervalLow(), verdict.intervalHigh());
    return interval.isEmpty() ? "" : " (plausible: %s)".formatted(interval);
  }

  private String side(ClaimVerdict verdict) {
    String limit = text.effect(text.limit());
    return switch (verdict.verdict()) {
      case SUPPORTED ->
          "that is clearly %s the limit of %s, as the claim says".formatted(claimed(true), limit);
      case REFUTED ->
          "that is clearly %s the limit of %s, where the claim says the opposite"
              .formatted(claimed(false), limit);
      case INCONCLUSIVE -> open(verdict, limit);
    };
  }

  private String open(ClaimVerdict verdict, String limit) {
    String detectable = text.effect(verdict.minimumDetectableEffect());
    return "that is not clearly on either side of the limit of %s%s"
        .formatted(
            limit,
            detectable.isEmpty() ? "" : "; a run of this size would have shown " + detectable);
  }

  private String claimed(boolean asClaimed) {
    return claim.contrast().claimsMore() == asClaimed ? "above" : "below";
  }
}

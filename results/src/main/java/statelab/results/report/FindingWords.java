package statelab.results.report;

import statelab.results.catalogue.Metric;
import statelab.results.claims.Claim;
import statelab.results.claims.Contrast;
import statelab.results.claims.PairedFigures;
import statelab.results.run.Verdict;

/** A finding in plain sentences, by the kind of its contrast. */
final class FindingWords {
  private final Claim claim;
  private final Metric metric;
  private final EffectText text;

  FindingWords(Claim claim) {
    this.claim = claim;
    this.metric = claim.metric();
    this.text = new EffectText(claim);
  }

  /** What was measured, for readers who know no statistics. */
  String measured(PairedFigures figures) {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast -> compared(contrast, figures);
      case Contrast.AgainstBound contrast -> held(contrast, figures);
    };
  }

  private String compared(Contrast.AgainstArm contrast, PairedFigures figures) {
    boolean beyond = mostlyBeyond(figures);
    return "In %d of %d paired trials %s: on average %s %s and %s %s; %s would have mattered"
        .formatted(
            beyond ? figures.beyond() : figures.pairs() - figures.beyond(),
            figures.pairs(),
            beyond
                ? "the difference was large enough to matter"
                : "the difference was too small to matter",
            contrast.arm(),
            MetricPhrase.did(metric, figures.arm().mean()),
            contrast.against(),
            MetricPhrase.figure(metric, figures.against().orElseThrow().mean()),
            matters());
  }

  private String held(Contrast.AgainstBound contrast, PairedFigures figures) {
    boolean beyond = mostlyBeyond(figures);
    return "In %d of %d trials it was %s than %s: on average %s %s"
        .formatted(
            beyond ? figures.beyond() : figures.pairs() - figures.beyond(),
            figures.pairs(),
            beyond ? "more" : "no more",
            matters(),
            contrast.arm(),
            MetricPhrase.did(metric, figures.arm().mean()));
  }

  private static boolean mostlyBeyond(PairedFigures figures) {
    return figures.beyond() * 2 > figures.pairs();
  }

  /** The smallest difference that matters, without a sign. */
  String matters() {
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast when text.isRatio() -> Quantity.of(contrast.by(), "share");
      case Contrast.AgainstArm contrast ->
          Quantity.of(contrast.by(), metric.unit().equals("share") ? "points" : metric.unit());
      case Contrast.AgainstBound contrast -> text.effect(contrast.bound());
    };
  }

  /** What a run would have to show for another verdict. */
  String change(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> claim.refutedBy();
      case REFUTED -> opposite();
      case INCONCLUSIVE -> "more trials like these, since so few cannot rule out chance";
    };
  }

  private String opposite() {
    boolean more = claim.contrast().claimsMore();
    return switch (claim.contrast()) {
      case Contrast.AgainstArm contrast ->
          "trials in which %s has clearly %s %s more than %s"
              .formatted(contrast.arm(), more ? "over" : "at most", matters(), contrast.against());
      case Contrast.AgainstBound contrast ->
          "trials in which the figure of %s is clearly %s %s"
              .formatted(contrast.arm(), more ? "above" : "below", matters());
    };
  }
}

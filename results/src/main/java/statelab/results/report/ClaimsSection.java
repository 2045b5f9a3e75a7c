package statelab.results.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import statelab.results.claims.Claim;
import statelab.results.claims.Judge;
import statelab.results.claims.StandardisedEffect;
import statelab.results.claims.Subject;
import statelab.results.claims.TimeToDecide;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.Anchor;
import statelab.results.report.page.ClaimRow;
import statelab.results.run.ClaimVerdict;

/** Puts each claim and its judgement into words. */
final class ClaimsSection {
  private ClaimsSection() {}

  /** Those that the run has measured first. */
  static List<ClaimRow> of(RunData data) {
    Judged judged = data.judged();
    return data.verdicts().stream()
        .sorted(Comparator.comparing(verdict -> !judged.hasMeasured(verdict)))
        .flatMap(verdict -> data.claim(verdict).map(claim -> row(claim, verdict, data)).stream())
        .toList();
  }

  /** Runs that could stop at a planned look have wider intervals than others. */
  static String confidence(RunData data) {
    double confidence =
        data.verdicts().stream().findFirst().map(ClaimVerdict::confidence).orElse(Judge.CONFIDENCE);
    return "%d %%".formatted(Math.round(confidence * 100));
  }

  static String toDecide(RunData data) {
    return TimeToDecide.of(
            Judge.of(data.ledger(), data.manifest()),
            data.verdicts(),
            data.observations(),
            data.trials().stream().map(TrialYield::trial).toList())
        .sentence()
        .orElse("");
  }

  /** Effects without a unit; blank where the claim or its data have none. */
  private static String standardised(Claim claim, RunData data) {
    return StandardisedEffect.of(claim, data.observations())
        .map(
            effect ->
                (effect.hedgesG().isPresent()
                        ? "Hedges' g = %s, ".formatted(decimals(effect.hedgesG().getAsDouble()))
                        : "")
                    + "Cliff's δ = %s".formatted(decimals(effect.cliffsDelta())))
        .orElse("");
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static ClaimRow row(Claim claim, ClaimVerdict verdict, RunData data) {
    EffectText text = new EffectText(claim);
    String experiment = claim.experiment().label();
    return new ClaimRow(
        claim.id(),
        Anchor.claim(claim.id()),
        claim.statement(),
        claim.advice(),
        AdviceSection.titles(claim.advice()),
        claim.contrast().arms().stream().map(Subject::arm).distinct().toList(),
        experiment,
        data.hasMeasured(experiment) ? Anchor.experiment(experiment) : "",
        claim.metric().name(),
        claim.metric().meaning(),
        text.contrast(),
        data.judged().mark(verdict),
        text.effect(verdict.estimate()),
        text.interval(verdict.intervalLow(), verdict.intervalHigh()),
        text.effect(text.limit()),
        verdict.n(),
        verdict.excluded(),
        LeftOut.of(claim, data.observations()),
        text.effect(verdict.minimumDetectableEffect()),
        standardised(claim, data),
        new JudgementWords(claim, data.judged().hasMeasured(verdict)).sentence(verdict),
        LossesOfInjections.of(claim, data.observations()),
        verdict.reason(),
        claim.refutedBy(),
        bar(text, verdict, text.limit()));
  }

  /** Ratios lie on a logarithmic line, where twice and half are equally far from no effect. */
  private static ClaimRow.Bar bar(EffectText text, ClaimVerdict verdict, double limit) {
    Double low = verdict.intervalLow();
    Double high = verdict.intervalHigh();
    Double estimate = verdict.estimate();
    if (low == null || high == null || estimate == null) {
      return ClaimRow.Bar.EMPTY;
    }
    double[] places =
        Stream.of(low, high, estimate, limit, text.noEffect()).mapToDouble(text::place).toArray();
    double from = Stream.of(places[0], places[3], places[4]).min(Double::compare).orElse(0.0);
    double to = Stream.of(places[1], places[3], places[4]).max(Double::compare).orElse(1.0);
    double margin = to > from ? (to - from) * 0.08 : 1;
    double scale = 100 / (to - from + 2 * margin);
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.round((places[i] - from + margin) * scale * 10) / 10.0;
    }
    return new ClaimRow.Bar(true, places[0], places[1], places[2], places[3], places[4]);
  }
}

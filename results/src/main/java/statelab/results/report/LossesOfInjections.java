package statelab.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import statelab.results.claims.Claim;
import statelab.results.claims.Judge;
import statelab.results.claims.PairedFigures;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import statelab.results.statistics.Proportion;

/**
 * How many faults lost anything at all. Sessions on one node die together, so it is the fault that
 * counts; its share has an exact interval also where nothing was lost.
 */
final class LossesOfInjections {
  private static final double SMALLEST_P = 0.001;

  private LossesOfInjections() {}

  /** In a sentence; blank for claims about anything else. */
  static String of(Claim claim, List<Observation> observations) {
    if (!claim.metric().name().equals("sessions_lost_share")) {
      return "";
    }
    return PairedFigures.of(claim, observations).map(found -> sentence(claim, found)).orElse("");
  }

  private static String sentence(Claim claim, PairedFigures figures) {
    Proportion arm = new Proportion(figures.arm().events(), figures.pairs());
    Optional<Proportion> against =
        figures.against().map(side -> new Proportion(side.events(), figures.pairs()));
    return "Faults with any loss: %s of %s%s"
        .formatted(
            words(arm),
            claim.contrast().arms().getFirst(),
            against.map(other -> compared(claim, arm, other)).orElse(""));
  }

  private static String compared(Claim claim, Proportion arm, Proportion other) {
    String sides = " and %s of %s".formatted(words(other), claim.contrast().arms().getLast());
    return arm.events() > other.events()
        ? "%s; were both equally prone, such a gap would come by chance with p %s (Boschloo's exact test)"
            .formatted(sides, p(arm.pMoreThan(other)))
        : sides;
  }

  private static String words(Proportion faults) {
    Interval ends = faults.clopperPearson(Judge.CONFIDENCE);
    return String.format(
        Locale.ROOT,
        "%d of %d (%.0f to %.0f %%)",
        faults.events(),
        faults.trials(),
        ends.low() * 100,
        ends.high() * 100);
  }

  private static String p(double p) {
    return p < SMALLEST_P ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", p);
  }
}

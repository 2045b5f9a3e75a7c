package statelab.results.gate;

import java.util.List;
import java.util.Optional;
import statelab.results.statistics.Interval;

/**
 * What one metric of the family says.
 *
 * @param architecture which architecture was measured
 * @param gated the metric, with what is allowed
 * @param outcome what follows
 * @param reason why, as a sentence
 * @param pairs pairs that it rests on
 * @param dropped pairs that it cannot use
 * @param effect what was measured; nothing for an invalid one
 * @param warnings what to doubt, as sentences
 */
public record GateFinding(
    String architecture,
    GatedMetric gated,
    GateOutcome outcome,
    String reason,
    int pairs,
    List<DroppedPair> dropped,
    Optional<Effect> effect,
    List<String> warnings) {
  public GateFinding {
    dropped = List.copyOf(dropped);
    warnings = List.copyOf(warnings);
  }

  /**
   * Candidate against base.
   *
   * @param base mean of the base over the pairs, in the metric's unit
   * @param candidate mean of the candidate over the same
   * @param estimate candidate ÷ base (geometric mean over pairs) for a ratio, candidate − base
   *     otherwise
   * @param interval of the estimate; nothing when the data give none
   * @param minimumDetectable the change for the worse that so many pairs show to be worse than
   *     allowed four times in five: relative for a ratio, in the metric's unit otherwise; nothing
   *     when the data cannot tell
   * @param adjustedP Holm-adjusted one-sided p of "no worse than allowed"
   */
  public record Effect(
      double base,
      double candidate,
      double estimate,
      Optional<Interval> interval,
      Optional<Double> minimumDetectable,
      double adjustedP) {}
}

package statelab.results.claims;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import statelab.results.run.Observation;
import statelab.results.statistics.EffectSize;

/**
 * How large the effect of a claim is without a unit. It does not see that trials are paired, and
 * has no part in the verdict.
 *
 * @param hedgesG see {@link EffectSize#hedgesG}; nothing where no arm spreads
 * @param cliffsDelta see {@link EffectSize#cliffsDelta}
 */
public record StandardisedEffect(OptionalDouble hedgesG, double cliffsDelta) {

  /**
   * That of a claim about two arms; nothing for a bound, or where less than two blocks hold them.
   */
  public static Optional<StandardisedEffect> of(Claim claim, List<Observation> observations) {
    return claim.contrast() instanceof Contrast.AgainstArm contrast
        ? of(
            ArmValues.of(claim, observations).values(contrast.against(), false),
            ArmValues.of(claim, observations).values(contrast.arm(), false))
        : Optional.empty();
  }

  private static Optional<StandardisedEffect> of(double[] base, double[] candidate) {
    if (base.length < 2) {
      return Optional.empty();
    }
    OptionalDouble g =
        spreads(base) || spreads(candidate)
            ? OptionalDouble.of(EffectSize.hedgesG(base, candidate))
            : OptionalDouble.empty();
    return Optional.of(new StandardisedEffect(g, EffectSize.cliffsDelta(base, candidate)));
  }

  private static boolean spreads(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return true;
      }
    }
    return false;
  }
}

package statelab.results.claims;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.statistics.PlannedLooks;

/**
 * When an experiment has been measured enough: at numbers of blocks that are fixed before, and only
 * because every interval of its claims is narrow enough, never because of where an interval lies.
 */
public final class Looks {
  /** Name of the setting in a manifest that says at which blocks the run looked. */
  public static final String SETTING = "looks";

  private final Ledger ledger;
  private final String experiment;

  /**
   * @param experiment name in the catalogue
   */
  public Looks(Ledger ledger, String experiment) {
    this.ledger = ledger;
    this.experiment = experiment;
  }

  /** Whether a run looked at its data on the way. */
  public static boolean taken(Manifest manifest) {
    return manifest.settings().containsKey(SETTING);
  }

  /** The numbers of blocks at which a run looks, in words. */
  public static String planned() {
    return PlannedLooks.STANDARD.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** How many blocks to measure first. */
  public static int first() {
    return PlannedLooks.STANDARD.getFirst();
  }

  /** How many blocks to measure at most. */
  public static int last() {
    return PlannedLooks.STANDARD.getLast();
  }

  /**
   * Up to how many blocks to measure next; nothing when measuring is over.
   *
   * @param blocks measured so far
   */
  public OptionalInt next(List<Observation> observations, int blocks) {
    return narrow(observations)
        ? OptionalInt.empty()
        : PlannedLooks.STANDARD.stream()
            .mapToInt(Integer::intValue)
            .filter(look -> look > blocks)
            .findFirst();
  }

  private boolean narrow(List<Observation> observations) {
    return ledger.claims().stream()
        .filter(claim -> claim.experiment().label().equals(experiment))
        .allMatch(claim -> narrow(claim, observations));
  }

  private static boolean narrow(Claim claim, List<Observation> observations) {
    OptionalDouble half =
        Assessor.halfWidth(claim, ArmValues.of(claim, observations), PlannedLooks.CONFIDENCE);
    return half.isPresent() && half.getAsDouble() <= enough(claim);
  }

  /** As wide as the effect that matters: on the logarithmic scale of the pairs for a ratio. */
  private static double enough(Claim claim) {
    double by =
        switch (claim.contrast()) {
          case Contrast.AgainstArm contrast -> contrast.by();
          case Contrast.AgainstBound contrast -> claim.metric().threshold();
        };
    return claim.metric().comparedAsRatio() ? Math.log1p(by) : by;
  }
}

package statelab.results.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import statelab.results.run.Observation;

/**
 * What the blocks of a claim look like before any test: enough for a plain sentence.
 *
 * @param pairs blocks that hold every arm of the claim in a valid trial
 * @param beyond in how many of them the effect lies above the limit of the claim
 * @param arm the arm that the claim is about
 * @param against what it is compared with; nothing for a bound
 */
public record PairedFigures(int pairs, int beyond, Side arm, Optional<Side> against) {

  /**
   * One arm over these blocks.
   *
   * @param mean geometric for a ratio, in the metric's unit
   * @param events blocks in which its value is above zero
   */
  public record Side(double mean, int events) {}

  /** Of the valid trials; nothing where no block holds every arm. */
  public static Optional<PairedFigures> of(Claim claim, List<Observation> all) {
    ArmValues data = ArmValues.of(claim, all);
    double[] arm = data.values(claim.contrast().arm(), false);
    if (arm.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        switch (claim.contrast()) {
          case Contrast.AgainstArm contrast ->
              compared(claim, contrast, arm, data.values(contrast.against(), false));
          case Contrast.AgainstBound contrast ->
              new PairedFigures(
                  arm.length,
                  (int) Arrays.stream(arm).filter(value -> value > contrast.bound()).count(),
                  side(claim, arm),
                  Optional.empty());
        });
  }

  private static PairedFigures compared(
      Claim claim, Contrast.AgainstArm contrast, double[] arm, double[] against) {
    boolean ratio = claim.metric().comparedAsRatio();
    int beyond = 0;
    for (int i = 0; i < arm.length; i++) {
      boolean above =
          ratio ? arm[i] > against[i] * (1 + contrast.by()) : arm[i] - against[i] > contrast.by();
      beyond += above ? 1 : 0;
    }
    return new PairedFigures(
        arm.length, beyond, side(claim, arm), Optional.of(side(claim, against)));
  }

  private static Side side(Claim claim, double[] values) {
    return new Side(
        mean(claim, values), (int) Arrays.stream(values).filter(value -> value > 0).count());
  }

  private static double mean(Claim claim, double[] values) {
    boolean geometric =
        claim.metric().comparedAsRatio() && Arrays.stream(values).allMatch(value -> value > 0);
    return geometric
        ? Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow())
        : Arrays.stream(values).average().orElseThrow();
  }
}

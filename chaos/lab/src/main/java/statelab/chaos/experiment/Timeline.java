package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long each phase of a trial lasts. Healing may take longer than the recovery has: then the
 * load goes on until it is done.
 *
 * @param warmUp load runs, nothing is measured
 * @param calm load runs on a healthy cluster
 * @param observe from the injection to the beginning of the healing; zero without a fault
 * @param recover from the beginning of the healing to the end of the load; zero without a fault
 * @param spread the calm lasts up to so much longer, drawn from the trial's seed, so that the fault
 *     does not always meet the same moment of what happens at intervals; zero for never
 */
public record Timeline(
    WarmUp warmUp, Duration calm, Duration observe, Duration recover, Duration spread) {
  public Timeline {
    Map.of("observe", observe, "recover", recover, "spread", spread)
        .forEach(
            (phase, length) -> {
              if (length.isNegative()) {
                throw new IllegalArgumentException(
                    phase + " must not be negative, but was " + length);
              }
            });
    if (!calm.isPositive()) {
      throw new IllegalArgumentException("calm must be more than 0, but was " + calm);
    }
  }

  /** A timeline whose warm-up always lasts the same. */
  public Timeline(
      Duration warmUp, Duration calm, Duration observe, Duration recover, Duration spread) {
    this(WarmUp.of(warmUp), calm, observe, recover, spread);
  }

  /** A timeline whose warm-up and calm always last the same. */
  public Timeline(Duration warmUp, Duration calm, Duration observe, Duration recover) {
    this(warmUp, calm, observe, recover, Duration.ZERO);
  }

  /** The same after another warm-up, which always lasts the same. */
  Timeline after(Duration otherWarmUp) {
    return new Timeline(otherWarmUp, calm, observe, recover, spread);
  }

  /** All phases together, at most. */
  public Duration total() {
    return warmUp.atMost().plus(calm).plus(observe).plus(recover).plus(spread);
  }

  /** All phases together, as one may expect: half of what a warm-up may last beyond its least. */
  public Duration usual() {
    return total().minus(warmUp.atMost().minus(warmUp.atLeast()).dividedBy(2));
  }

  /** The length of the calm in a trial of that seed: the same for all arms of a block. */
  Duration calm(long seed) {
    return spread.isZero()
        ? calm
        : calm.plusNanos(new SplittableRandom(seed).nextLong(spread.toNanos()));
  }
}

package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;

/**
 * How many trials in a row one start of a cluster serves. The clusters of all arms stay up
 * meanwhile, so that blocks are interleaved as ever. Several starts are needed all the same: each
 * start of a JVM compiles differently, and more trials of one start cannot show that.
 *
 * @param trials by profile, at least 1; profiles that are missing start a cluster for each trial
 * @param warmUp how long load runs before it is measured where the cluster has served a trial
 *     before; of no effect without a load
 */
public record Starts(Map<Profile, Integer> trials, Duration warmUp) {
  /** A cluster for each trial. */
  public static final Starts EACH_TRIAL = new Starts(Map.of(), Duration.ZERO);

  public Starts {
    trials = Map.copyOf(trials);
    trials.forEach(
        (profile, number) -> {
          if (number < 1) {
            throw new IllegalArgumentException(
                "trials of a start in profile %s must be at least 1, but were %d"
                    .formatted(profile.label(), number));
          }
        });
    if (warmUp.isNegative()) {
      throw new IllegalArgumentException("warm-up must not be negative, but was " + warmUp);
    }
  }

  /** How many trials of a cell a start of its cluster serves under a profile. */
  public int trialsIn(Profile profile) {
    return trials.getOrDefault(profile, 1);
  }

  /** Whether any start serves more than one. */
  boolean shared() {
    return trials.values().stream().anyMatch(number -> number > 1);
  }
}

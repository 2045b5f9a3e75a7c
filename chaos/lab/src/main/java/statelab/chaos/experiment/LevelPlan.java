package statelab.chaos.experiment;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import statelab.results.run.Level;

/**
 * One of the levels of an experiment with all that holds at it, whether it says so itself or the
 * experiment does.
 *
 * @param level its name, and whether it is the usual one
 * @param architectures those that are measured at it
 * @param profiles the profiles that measure it
 * @param options options of the nodes by name, on top of those of the arm
 * @param cluster what its arms run on
 * @param procedure what happens in each trial
 * @param validity what its trials must keep to
 */
public record LevelPlan(
    Level level,
    Set<String> architectures,
    Set<Profile> profiles,
    Map<String, String> options,
    Experiment.ClusterShape cluster,
    Procedure procedure,
    ValidityRules validity) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public LevelPlan {
    architectures = Set.copyOf(architectures);
    profiles = Set.copyOf(profiles);
    options = Map.copyOf(options);
    if (!NAME.matcher(level.name()).matches()) {
      throw new IllegalArgumentException(
          "name must be of small letters, digits and hyphens, at most 32, but was \"%s\""
              .formatted(level.name()));
    }
  }

  /** Whether this profile measures this arm at it; a control is measured at the usual level. */
  boolean holds(Arm arm, Profile profile) {
    return profiles.contains(profile)
        && architectures.contains(arm.architecture())
        && (level.usual() || !arm.control());
  }
}

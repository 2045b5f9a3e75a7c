package statelab.chaos.experiment;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.results.catalogue.ControlArm;

/**
 * One of the things that an experiment compares: an architecture with its settings.
 *
 * @param architecture name of the architecture
 * @param options options of its nodes by name, for example {@code replication}
 * @param control whether this is the second measurement of an arm that the experiment has already:
 *     what the two differ by is noise
 * @param ownTrials trials by profile where they are fewer than those of the experiment: 0 where the
 *     profile does not measure it, else at least 1 and of a control at least {@value
 *     #FEWEST_CONTROLS}. A profile that is missing measures it as often as the experiment says.
 */
public record Arm(
    String architecture,
    Map<String, String> options,
    boolean control,
    Map<Profile, Integer> ownTrials) {
  /** An interval needs two pairs. */
  public static final int FEWEST_CONTROLS = 2;

  public Arm {
    options = Map.copyOf(options);
    ownTrials = Map.copyOf(ownTrials);
    int fewest = control ? FEWEST_CONTROLS : 1;
    ownTrials.forEach(
        (profile, trials) -> {
          if (trials != 0 && trials < fewest) {
            throw new IllegalArgumentException(
                "trials of %s in profile %s must be 0 (none) or at least %d, but were %d"
                    .formatted(
                        control ? "a control" : architecture, profile.label(), fewest, trials));
          }
        });
  }

  /** An arm that is no control and has as many trials as its experiment says. */
  public Arm(String architecture, Map<String, String> options) {
    this(architecture, options, false, Map.of());
  }

  /** The control of this arm: the same in everything but its name and its number of trials. */
  public Arm asControl(Map<Profile, Integer> trials) {
    return new Arm(architecture, options, true, trials);
  }

  /** Whether the profile measures it. */
  boolean isIn(Profile profile) {
    Integer own = ownTrials.get(profile);
    return own == null || own > 0;
  }

  /**
   * The part of the blocks that hold it.
   *
   * @param blocks blocks of the profile
   */
  double share(Profile profile, int blocks) {
    return Math.min(1, (double) ownTrials.getOrDefault(profile, blocks) / blocks);
  }

  /** The same with these options, each in place of its own of the same name. */
  Arm with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(more);
    return new Arm(architecture, all, control, ownTrials);
  }

  /** The name that its trials are recorded under. */
  public String name() {
    return control ? ControlArm.of(architecture) : architecture;
  }

  /** Its name, with its settings when it has any. */
  public String label() {
    return options.isEmpty()
        ? name()
        : new TreeMap<>(options)
            .entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" ", name() + " (", ")"));
  }
}

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
 * @param controlTrials trials of a control by profile, each at least {@value #FEWEST_CONTROLS};
 *     profiles that are missing do not measure it. Empty for what is no control: it has as many
 *     trials as its experiment says.
 */
public record Arm(
    String architecture,
    Map<String, String> options,
    boolean control,
    Map<Profile, Integer> controlTrials) {
  /** An interval needs two pairs. */
  public static final int FEWEST_CONTROLS = 2;

  public Arm {
    options = Map.copyOf(options);
    controlTrials = Map.copyOf(controlTrials);
    controlTrials.forEach(
        (profile, trials) -> {
          if (trials < FEWEST_CONTROLS) {
            throw new IllegalArgumentException(
                "trials of a control in profile %s must be at least %d, but were %d"
                    .formatted(profile.label(), FEWEST_CONTROLS, trials));
          }
        });
  }

  /** An arm that is no control. */
  public Arm(String architecture, Map<String, String> options) {
    this(architecture, options, false, Map.of());
  }

  /** The control of this arm: the same in everything but its name and its number of trials. */
  public Arm asControl(Map<Profile, Integer> trials) {
    return new Arm(architecture, options, true, trials);
  }

  /** Whether the profile measures it. */
  boolean isIn(Profile profile) {
    return !control || controlTrials.containsKey(profile);
  }

  /**
   * The part of the blocks that hold it.
   *
   * @param blocks blocks of the profile
   */
  double share(Profile profile, int blocks) {
    return control ? Math.min(1, (double) controlTrials.getOrDefault(profile, 0) / blocks) : 1;
  }

  /** The same with these options, each in place of its own of the same name. */
  Arm with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(more);
    return new Arm(architecture, all, control, controlTrials);
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

package statelab.chaos.experiment;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
 * @param profiles the profiles that measure it
 */
public record Arm(
    String architecture, Map<String, String> options, boolean control, Set<Profile> profiles) {
  public Arm {
    options = Map.copyOf(options);
    profiles = Set.copyOf(profiles);
  }

  /** An arm that is no control, measured by every profile. */
  public Arm(String architecture, Map<String, String> options) {
    this(architecture, options, false, EnumSet.allOf(Profile.class));
  }

  /** The control of this arm: the same in everything but its name. */
  public Arm asControl(Set<Profile> inProfiles) {
    return new Arm(architecture, options, true, inProfiles);
  }

  /** The same with these options, each in place of its own of the same name. */
  Arm with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(more);
    return new Arm(architecture, all, control, profiles);
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

package statelab.command.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import statelab.chaos.experiment.Profile;
import statelab.command.console.BadInputException;
import statelab.results.catalogue.ExperimentName;
import statelab.results.claims.Ledger;
import statelab.results.claims.Looks;
import statelab.results.run.Manifest;

/**
 * What a run was told to measure, all of it: the same order under the same version gives the same
 * plan.
 *
 * @param experiments by name, or as a file ending in {@code .yaml}
 * @param architectures names; all that an experiment compares when empty
 * @param levels names; all that an experiment has when empty
 * @param trials trials of each architecture at each level; 0 for as many as the profile says
 * @param profile how much to spend
 * @param lab what runs the clusters
 * @param seed what the order of trials and every random choice come from
 * @param looks whether measuring ends at a planned look, see {@link Looks}
 * @param claims file of the user's own ledger; empty for the standard one
 */
public record RunOrder(
    List<String> experiments,
    List<String> architectures,
    List<String> levels,
    int trials,
    Profile profile,
    LabChoice lab,
    long seed,
    boolean looks,
    String claims) {
  private static final String EXPERIMENTS = "ordered.experiments";
  private static final String ARCHITECTURES = "ordered.architectures";
  private static final String LEVELS = "ordered.levels";
  private static final String TRIALS = "ordered.trials";
  private static final String CLAIMS = "ordered.claims";
  private static final String LAB_SETTINGS = "ordered.lab-settings";

  public RunOrder {
    experiments = List.copyOf(experiments);
    architectures = List.copyOf(architectures);
    levels = List.copyOf(levels);
    if (trials < 0) {
      throw new BadInputException("--trials must be 0 or more, but was " + trials + ".");
    }
    if (looks && trials > 0) {
      throw new BadInputException(
          "--looks decides the number of trials on the way, so --trials must not be given with it.");
    }
  }

  /**
   * The order that a run on disk was given.
   *
   * @throws BadInputException if its manifest does not say, as that of an older version
   */
  public static RunOrder of(Manifest manifest) {
    Function<String, List<String>> words =
        key -> {
          String text =
              Optional.ofNullable(manifest.settings().get(key))
                  .orElseThrow(
                      () -> new BadInputException("The run does not say what it was told: " + key));
          return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
        };
    return new RunOrder(
        words.apply(EXPERIMENTS),
        words.apply(ARCHITECTURES),
        words.apply(LEVELS),
        Integer.parseInt(words.apply(TRIALS).getFirst()),
        Profile.valueOf(manifest.profile().toUpperCase(Locale.ROOT)),
        new LabChoice(manifest.lab(), manifest.settings().getOrDefault(LAB_SETTINGS, "")),
        manifest.seed(),
        Looks.taken(manifest),
        manifest.settings().getOrDefault(CLAIMS, ""));
  }

  /** All that it leads to. */
  public RunPlan plan() {
    return RunPlan.of(
        experiments.stream()
            .map(name -> Selection.experiment(name, architectures, levels))
            .toList(),
        profile,
        looks ? Looks.last() : trials,
        seed);
  }

  /**
   * The claims that it is to be judged by.
   *
   * @throws BadInputException if the user's own file cannot be read
   */
  public Ledger ledger() {
    try {
      return claims.isEmpty() ? Ledger.standard() : Ledger.read(Path.of(claims));
    } catch (IOException e) {
      throw new BadInputException("--claims: cannot read " + claims + ".");
    }
  }

  /**
   * Whether hot paths are timed after the trials: where what a request costs is measured, so that
   * it can be set beside them. Not in the quick profile, which is to end in minutes; {@code
   * statelab hot-paths} adds them there.
   */
  public boolean timesHotPaths() {
    return profile != Profile.QUICK && experiments.contains(ExperimentName.REQUEST_COST.label());
  }

  /** The command that repeats the run. */
  public String command() {
    List<String> words = new ArrayList<>(List.of("statelab", "run"));
    words.add("--experiment=" + String.join(",", experiments));
    Stream.of(Map.entry("--architectures=", architectures), Map.entry("--levels=", levels))
        .filter(option -> !option.getValue().isEmpty())
        .forEach(option -> words.add(option.getKey() + String.join(",", option.getValue())));
    words.add("--profile=" + profile.label());
    words.addAll(lab.words());
    words.add("--seed=" + seed);
    if (trials > 0) {
      words.add("--trials=" + trials);
    }
    if (looks) {
      words.add("--looks");
    }
    if (!claims.isEmpty()) {
      words.add("--claims=" + claims);
    }
    return String.join(" ", words);
  }

  /** What a manifest has no property for, by name; {@link #of} reads it back. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(EXPERIMENTS, String.join(",", experiments));
    settings.put(ARCHITECTURES, String.join(",", architectures));
    settings.put(LEVELS, String.join(",", levels));
    settings.put(TRIALS, Integer.toString(trials));
    if (looks) {
      settings.put(Looks.SETTING, Looks.planned());
    }
    if (!claims.isEmpty()) {
      settings.put(CLAIMS, claims);
    }
    if (!lab.settings().isEmpty()) {
      settings.put(LAB_SETTINGS, lab.settings());
    }
    experiments.forEach(
        name -> settings.put("definition." + name, Selection.definitionSha256(name)));
    return settings;
  }
}

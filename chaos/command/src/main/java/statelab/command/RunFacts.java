package statelab.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Profile;
import statelab.chaos.lab.Lab;
import statelab.results.run.Manifest;

/** What is known before the first trial. */
final class RunFacts {
  private final Lab lab;
  private final RunPlan plan;
  private final Profile profile;
  private final long seed;
  private final int trials;
  private final List<String> architectures;
  private final List<String> levels;

  /**
   * @param trials trials of each arm as the user asked for; 0 for the profile's number
   * @param architectures names of those that the user asked for; empty for all
   * @param levels names of the levels that the user asked for; empty for all
   */
  RunFacts(
      Lab lab,
      RunPlan plan,
      Profile profile,
      long seed,
      int trials,
      List<String> architectures,
      List<String> levels) {
    this.lab = lab;
    this.plan = plan;
    this.profile = profile;
    this.seed = seed;
    this.trials = trials;
    this.architectures = architectures;
    this.levels = levels;
  }

  Manifest manifest(Instant startedAt) {
    return new Manifest(
        Version.text(),
        startedAt,
        lab.name(),
        profile.label(),
        seed,
        WorkingTree.commit(),
        Conclusion.ledger().sha256(),
        command(),
        Machine.facts(),
        lab.versions(),
        lab.jvmFlags(),
        plan.experiments(),
        List.copyOf(plan.architectures()),
        settings());
  }

  private String command() {
    List<String> words = new ArrayList<>(List.of("statelab", "run"));
    words.add("--experiment=" + String.join(",", plan.experiments()));
    if (!architectures.isEmpty()) {
      words.add("--architectures=" + String.join(",", architectures));
    }
    if (!levels.isEmpty()) {
      words.add("--levels=" + String.join(",", levels));
    }
    words.add("--profile=" + profile.label());
    words.add("--lab=" + lab.name());
    words.add("--seed=" + seed);
    if (trials > 0) {
      words.add("--trials=" + trials);
    }
    return String.join(" ", words);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(lab.settings());
    for (RunPlan.Part part : plan.parts()) {
      Experiment experiment = part.experiment();
      String prefix = experiment.name() + ".";
      settings.put(prefix + "nodes", Integer.toString(experiment.cluster().nodes()));
      settings.put(prefix + "affinity", Boolean.toString(experiment.cluster().affinity()));
      experiment
          .procedure()
          .settings()
          .forEach((name, value) -> settings.put(prefix + name, value));
      if (!experiment.levels().isEmpty()) {
        settings.put(prefix + "levels", levels(experiment));
      }
      settings.put(prefix + "trials", Integer.toString(part.slots().size()));
    }
    return settings;
  }

  private static String levels(Experiment experiment) {
    return experiment.levels().stream()
        .map(plan -> plan.level().name() + (plan.level().usual() ? " (usual)" : ""))
        .collect(Collectors.joining(", "));
  }
}

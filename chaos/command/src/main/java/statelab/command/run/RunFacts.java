package statelab.command.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.LevelPlan;
import statelab.chaos.experiment.Profile;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.command.plan.RunOrder;
import statelab.command.plan.RunPlan;
import statelab.command.provenance.Machine;
import statelab.command.provenance.Version;
import statelab.command.provenance.WorkingTree;
import statelab.results.claims.Ledger;
import statelab.results.run.Manifest;

/** What is known before the first trial. */
final class RunFacts {
  private final Lab lab;
  private final RunOrder order;
  private final RunPlan plan;
  private final Ledger ledger;

  RunFacts(Lab lab, RunOrder order, RunPlan plan, Ledger ledger) {
    this.lab = lab;
    this.order = order;
    this.plan = plan;
    this.ledger = ledger;
  }

  Manifest manifest(Instant startedAt) {
    return new Manifest(
        Version.text(),
        startedAt,
        lab.name(),
        order.profile().label(),
        order.seed(),
        WorkingTree.commit(),
        ledger.sha256(),
        order.command(),
        Machine.facts(),
        lab.versions(),
        lab.jvmFlags(),
        plan.experiments(),
        List.copyOf(plan.architectures()),
        settings());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(lab.settings());
    settings.putAll(order.settings());
    settings.putAll(factors(plan, order.profile()));
    return settings;
  }

  /** All that is varied or held, by name: of every node, and of each experiment. */
  static Map<String, String> factors(RunPlan plan, Profile profile) {
    Map<String, String> settings = new TreeMap<>();
    ClusterPlan.USUAL_OPTIONS.forEach((name, value) -> settings.put("node." + name, value));
    for (RunPlan.Part part : plan.parts()) {
      Experiment experiment = part.experiment();
      String prefix = experiment.name() + ".";
      settings.put(prefix + Manifest.QUESTION, experiment.question());
      if (!experiment.aim().metrics().isEmpty()) {
        settings.put(prefix + Manifest.METRICS, String.join(", ", experiment.aim().metrics()));
      }
      settings.put(prefix + "nodes", Integer.toString(experiment.cluster().nodes()));
      settings.put(prefix + "arms", arms(experiment));
      settings.put(prefix + "affinity", Boolean.toString(experiment.cluster().affinity()));
      experiment
          .procedure()
          .settings()
          .forEach((name, value) -> settings.put(prefix + name, value));
      if (!experiment.levels().isEmpty()) {
        settings.put(prefix + "levels", levels(experiment));
      }
      settings.put(prefix + "trials", Integer.toString(part.slots().size()));
      settings.put(
          prefix + "trials_per_start", Integer.toString(experiment.starts().trialsIn(profile)));
    }
    return settings;
  }

  /** With the options by which they differ from what is usual. */
  private static String arms(Experiment experiment) {
    return experiment.arms().stream().map(Arm::label).collect(Collectors.joining(", "));
  }

  private static String levels(Experiment experiment) {
    return experiment.levels().stream().map(RunFacts::level).collect(Collectors.joining(", "));
  }

  private static String level(LevelPlan plan) {
    String options =
        new TreeMap<>(plan.options())
            .entrySet().stream()
                .map(option -> " " + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining());
    return plan.level().name() + options + (plan.level().usual() ? " (usual)" : "");
  }
}

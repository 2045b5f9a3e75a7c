package statelab.command.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.gate.RecoveryHorizon;
import statelab.chaos.lab.Lab;
import statelab.command.console.BadInputException;
import statelab.command.plan.Selection;
import statelab.results.gate.GateDefinition;

/** What both sides of a gate go through. */
final class GateExperiment {
  private GateExperiment() {}

  /**
   * The experiment that the definition names, at its usual level where it has several, with one arm
   * for each of its architectures.
   *
   * @throws BadInputException when there is no such experiment, it does not measure one of them, or
   *     it measures one in several variants, of which a gate could not tell which is meant
   */
  static Experiment of(GateDefinition definition) {
    Experiment experiment =
        Selection.experiment(definition.experiment(), definition.architectures(), List.of())
            .atUsualLevel();
    List<String> arms =
        experiment.arms().stream().filter(arm -> !arm.control()).map(Arm::architecture).toList();
    for (String architecture : definition.architectures()) {
      if (arms.stream().filter(architecture::equals).count() > 1) {
        throw new BadInputException(
            "The experiment %s measures %s in several variants; a gate needs one of each."
                .formatted(definition.experiment(), architecture));
      }
    }
    return experiment;
  }

  /** What must be the same for figures to be comparable, by name. */
  static Map<String, String> conditions(Experiment experiment, Lab lab) {
    Map<String, String> conditions = new TreeMap<>(experiment.procedure().settings());
    conditions.put(
        "recovery_horizon_s", Double.toString(RecoveryHorizon.inSeconds(experiment.procedure())));
    conditions.put("sides", "at the same time");
    conditions.put("jvm_flags", String.join(" ", lab.jvmFlags()));
    return conditions;
  }
}

package statelab.command;

import java.util.List;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.results.gate.GateDefinition;

/** What a gate's sides go through. */
final class GateExperiment {
  private GateExperiment() {}

  /**
   * The experiment that the definition names, with one arm for each of its architectures.
   *
   * @throws BadInputException when there is no such experiment, it does not measure one of them, or
   *     it measures one in several variants or at several levels, of which a gate could not tell
   *     which is meant
   */
  static Experiment of(GateDefinition definition) {
    Experiment experiment =
        Selection.experiment(definition.experiment(), definition.architectures(), List.of());
    if (!experiment.levels().isEmpty()) {
      throw new BadInputException(
          "The experiment %s has levels; a gate needs one without."
              .formatted(definition.experiment()));
    }
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
}

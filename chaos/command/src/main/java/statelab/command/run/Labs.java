package statelab.command.run;

import java.util.List;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.docker.DockerLab;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.process.ProcessLab;
import statelab.command.console.BadInputException;
import statelab.command.option.LabSettings;
import statelab.command.option.Names;
import statelab.command.plan.LabChoice;
import statelab.results.definition.NearestName;

/** The labs by name. */
final class Labs {
  static final String PROCESS = "process";
  static final String DOCKER = "docker";
  private static final List<String> NAMES = List.of(PROCESS, DOCKER);

  private Labs() {}

  static Lab open(LabChoice choice) {
    return switch (choice.name()) {
      case PROCESS -> process(choice);
      case DOCKER ->
          DockerLab.open(distribution(), LabSettings.read(choice.settings()), RunClock.system());
      default ->
          throw new BadInputException(
              "--lab must be one of %s, but was '%s'%s."
                  .formatted(
                      String.join(", ", NAMES),
                      choice.name(),
                      NearestName.suggestion(choice.name(), NAMES)));
    };
  }

  private static Lab process(LabChoice choice) {
    if (!choice.settings().isEmpty()) {
      throw new BadInputException(
          "--lab-settings is for --lab=docker; the process lab has no settings.");
    }
    return new ProcessLab(distribution(), RunClock.system());
  }

  private static Distribution distribution() {
    return Distribution.find(Labs.class);
  }

  static final class OfLabs extends Names {
    OfLabs() {
      super(() -> NAMES);
    }
  }
}

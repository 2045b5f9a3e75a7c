package statelab.command;

import java.util.List;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.process.Distribution;
import statelab.chaos.lab.process.ProcessLab;
import statelab.results.definition.NearestName;

/** The labs by name. */
final class Labs {
  static final String PROCESS = "process";
  private static final List<String> NAMES = List.of(PROCESS);

  private Labs() {}

  static List<String> names() {
    return NAMES;
  }

  static Lab open(String name) {
    if (!name.equals(PROCESS)) {
      throw new BadInputException(
          "--lab must be one of %s, but was '%s'%s."
              .formatted(String.join(", ", NAMES), name, NearestName.suggestion(name, NAMES)));
    }
    return new ProcessLab(Distribution.find(Labs.class), RunClock.system());
  }
}

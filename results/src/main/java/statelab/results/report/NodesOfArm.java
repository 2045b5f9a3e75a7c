package statelab.results.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import statelab.results.run.Level;

/**
 * An arm at a level whose name begins with a number of nodes: {@code 4}, or {@code 4-wait-80} where
 * something else differs too.
 *
 * @param arm what was measured
 * @param nodes how many, at least 1
 * @param series what arms of other numbers of nodes have in common with it
 */
record NodesOfArm(MeasuredArm arm, int nodes, Series series) {
  private static final Pattern NAME = Pattern.compile("([1-9]\\d{0,3})(?:-(.+))?");

  /** Nothing where the name does not begin so, or its trials ran on another number of nodes. */
  static Optional<NodesOfArm> of(ExperimentSection section, MeasuredArm arm) {
    Matcher name = NAME.matcher(arm.level().name());
    if (!name.matches() || !section.ranOn(name.group(1), arm)) {
      return Optional.empty();
    }
    String rest = Optional.ofNullable(name.group(2)).orElse("");
    return Optional.of(
        new NodesOfArm(arm, Integer.parseInt(name.group(1)), new Series(arm.architecture(), rest)));
  }

  /**
   * One architecture on several numbers of nodes.
   *
   * @param architecture its name
   * @param rest what its levels are called after the number; empty where nothing else differs
   */
  record Series(String architecture, String rest) {
    /** Whether it differs in the number of nodes only. */
    boolean usual() {
      return rest.isEmpty();
    }

    String label() {
      return Level.label(architecture, rest);
    }
  }
}

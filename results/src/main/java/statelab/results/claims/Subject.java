package statelab.results.claims;

import statelab.results.run.Level;
import statelab.results.run.Observation;

/**
 * Whose values a claim or a cell is about: an arm at one level of its experiment.
 *
 * @param arm name of the architecture
 * @param level name of the level; blank for the experiment's usual one
 */
public record Subject(String arm, String level) {

  /** Whether this is one of its values. */
  public boolean has(Observation observation) {
    return observation.architecture().equals(arm) && isAt(observation.level());
  }

  private boolean isAt(Level measured) {
    return level.isEmpty() ? measured.usual() : measured.name().equals(level);
  }

  /** How sentences call it. */
  @Override
  public String toString() {
    return Level.label(arm, level);
  }
}

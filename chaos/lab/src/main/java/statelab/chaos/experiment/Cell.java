package statelab.chaos.experiment;

import statelab.results.run.Level;

/**
 * What one trial of a block measures.
 *
 * @param arm the arm, with the options that it has at this level
 * @param level the level; {@link Level#NONE} in an experiment without levels
 */
public record Cell(Arm arm, Level level) {
  /** The cell of an arm in an experiment without levels. */
  public Cell(Arm arm) {
    this(arm, Level.NONE);
  }
}

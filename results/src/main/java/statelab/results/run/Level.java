package statelab.results.run;

/**
 * Which of its levels an experiment measured something at: one setting of what it varies besides
 * the architecture, such as the number of nodes.
 *
 * @param name its name in the experiment; blank when the experiment varies nothing else
 * @param usual whether it is the level that is meant when a claim names none
 */
public record Level(String name, boolean usual) {
  /** The only level of an experiment that varies nothing but the architecture. */
  public static final Level NONE = new Level("", true);

  public Level {
    if (name.isBlank() && !usual) {
      throw new IllegalArgumentException("a level without a name must be the usual one");
    }
  }

  /** Whether the experiment has levels at all. */
  public boolean named() {
    return !name.isEmpty();
  }

  /** The arm's name, with the level's when it has one. */
  public String of(String arm) {
    return label(arm, name);
  }

  /**
   * How sentences call an arm at a level.
   *
   * @param level name of the level; blank for none
   */
  public static String label(String arm, String level) {
    return level.isEmpty() ? arm : arm + " at " + level;
  }
}

package statelab.chaos.lab.docker;

import java.util.Map;
import java.util.UUID;
import statelab.chaos.lab.host.Guardian;

/**
 * What everything that a lab makes on an engine is found by.
 *
 * @param lab the lab's own name
 * @param owner process number and start time of the JVM that it belongs to
 */
record Labels(String lab, String owner) {
  static final String LAB = "statelab.lab";
  static final String OWNER = "statelab.owner";
  private static final int LENGTH = 8;

  /** Of a new lab of this JVM. */
  static Labels drawn() {
    long pid = ProcessHandle.current().pid();
    return new Labels(
        UUID.randomUUID().toString().substring(0, LENGTH), pid + ":" + Guardian.startOf(pid));
  }

  /** Whether the JVM that an owner's label names still runs. */
  static boolean lives(String owner) {
    int colon = owner.indexOf(':');
    return colon > 0
        && Guardian.startOf(Long.parseLong(owner.substring(0, colon)))
            .equals(owner.substring(colon + 1));
  }

  Map<String, String> asMap() {
    return Map.of(LAB, lab, OWNER, owner);
  }
}

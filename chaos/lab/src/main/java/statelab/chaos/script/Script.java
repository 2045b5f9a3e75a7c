package statelab.chaos.script;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import statelab.chaos.fault.Fault;

/** What users do in a trial, request by request. */
public sealed interface Script
    permits Revocation,
        ConcurrentTabs,
        CrossService,
        SessionMemory,
        Cacheability,
        Workflow,
        ColdStart {
  /** About what a request takes on a node that has just started. */
  Duration REQUEST = Duration.ofMillis(10);

  /** Checks a setting that every script has. */
  static void requireUsers(int users, int least) {
    if (users < least) {
      throw new IllegalArgumentException(
          "users must be at least %d, but was %d".formatted(least, users));
    }
  }

  /** Which of them it is. */
  ScriptKind kind();

  /** About how long it takes, from what a request takes on a node that has just started. */
  Duration length();

  /** What breaks or changes in its course; the cluster is planned for it. */
  default Optional<Fault> fault() {
    return Optional.empty();
  }

  /** Its settings by name, as they stand in the factors of a trial. */
  Map<String, String> settings();

  /**
   * Plays it to its end on a fresh cluster; what it asked and was answered stands on the stage
   * then.
   */
  void play(Stage stage) throws InterruptedException;
}

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
        LoginCost,
        Cacheability,
        Workflow,
        ColdStart,
        Wander,
        Coordination,
        Expiry {
  /** About what a request takes on a node that has just started. */
  Duration REQUEST = Duration.ofMillis(4);

  /** Checks a setting that every script has. */
  static void requireUsers(int users, int least) {
    if (users < least) {
      throw new IllegalArgumentException(
          "users must be at least %d, but was %d".formatted(least, users));
    }
  }

  /** The same with another one that counts something for each of them. */
  static void requireUsersAnd(String other, int users, int number) {
    if (users < 1 || number < 1) {
      throw new IllegalArgumentException(
          "users and %s must be at least 1, but were %d and %d".formatted(other, users, number));
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

  /**
   * Whether it leaves its cluster as another script would find a fresh one, so that one cluster may
   * serve several trials. Not so where it breaks something, ends sessions by a user's name, or
   * counts what the cluster holds.
   */
  default boolean leavesClusterWhole() {
    return false;
  }

  /** How many users act. */
  int users();

  /**
   * Its settings by name, as they stand in the factors of a trial; the users where it has no other.
   */
  default Map<String, String> settings() {
    return Map.of("users", Integer.toString(users()));
  }

  /** Plays it to its end; what it asked and was answered stands on the stage then. */
  void play(Stage stage) throws InterruptedException;
}

package statelab.chaos.script;

import java.time.Duration;
import statelab.chaos.lab.Collectable;

/**
 * Users log in and put something into the cart, and then are silent. What the processes hold is
 * read after a collection before and after it. Some users come before, so that what a node builds
 * once is not counted.
 *
 * @param users how many come between the readings, at least 1
 */
public record SessionMemory(int users) implements Script {
  /** The moment before the users came. */
  public static final String EMPTY = "memory-empty";

  /** The moment at which all users are there. */
  public static final String FULL = "memory-full";

  private static final int EARLY = 500;
  private static final int AT_ONCE = 8;
  private static final int REQUESTS_A_USER = 2;

  public SessionMemory {
    Script.requireUsers(users, 1);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.SESSION_MEMORY;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) (users + EARLY) * REQUESTS_A_USER / AT_ONCE);
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    come(stage, "early-", EARLY);
    read(stage, EMPTY);
    come(stage, "u-", users);
    read(stage, FULL);
  }

  private static void come(Stage stage, String name, int number) throws InterruptedException {
    Crowd.inQueues(stage.browsers(name, number), AT_ONCE, Browser::fillCart);
  }

  private static void read(Stage stage, String moment) {
    stage.cluster().nodes().forEach(node -> node.as(Collectable.class).collectGarbage());
    stage.readVitals(moment);
  }
}

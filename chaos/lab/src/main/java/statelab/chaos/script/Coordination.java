package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Users log in and write once, so that everybody has met everybody. Then each writes again and
 * again, and what the nodes say to each other and to the store meanwhile is counted by themselves.
 *
 * @param users how many, at least 1; some of them act at the same time
 * @param writes how often each writes while it is counted, at least 1
 */
public record Coordination(int users, int writes) implements Script {
  /** A write that is counted. */
  public static final String WRITE = "counted-write";

  /** The moment before the first of them. */
  public static final String START = "writes-start";

  /** The moment after the last of them. */
  public static final String END = "writes-end";

  private static final int AT_ONCE = 4;
  private static final int EARLIER = 2;

  public Coordination {
    Script.requireUsersAnd("writes", users, writes);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.COORDINATION;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * (EARLIER + writes) / AT_ONCE);
  }

  @Override
  public boolean leavesClusterWhole() {
    return true;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("users", Integer.toString(users), "writes", Integer.toString(writes));
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Browser> browsers = stage.browsers(users);
    Crowd.inQueues(browsers, AT_ONCE, Browser::fillCart);
    stage.readVitals(START);
    Crowd.inQueues(browsers, AT_ONCE, this::write);
    stage.readVitals(END);
  }

  private void write(Browser browser) throws InterruptedException {
    for (int write = 1; write <= writes; write++) {
      browser.add(WRITE, "sku-" + write);
    }
  }
}

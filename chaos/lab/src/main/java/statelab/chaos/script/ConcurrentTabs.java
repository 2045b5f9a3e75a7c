package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Each user has two tabs of one browser, which share its cookies. Both put something into the cart
 * at the same moment; then one looks at it. Then one tab puts something in, and when it is done the
 * other looks.
 *
 * @param users how many, at least 1; they act one after another, so that only the two tabs compete
 * @param rounds how often each does so, at least 1
 */
public record ConcurrentTabs(int users, int rounds) implements Script {
  /** A write that another one competes with; the number of the round follows. */
  public static final String WRITE = "write-";

  /** What the cart holds after the two writes of a round. */
  public static final String LOOK = "look-";

  /** A write that nothing competes with. */
  public static final String LONE_WRITE = "lone-write-";

  /** What the other tab sees after it. */
  public static final String LONE_LOOK = "lone-look-";

  private static final int REQUESTS_A_ROUND = 4;

  public ConcurrentTabs {
    Script.requireUsersAnd("rounds", users, rounds);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.CONCURRENT_TABS;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * rounds * REQUESTS_A_ROUND);
  }

  @Override
  public boolean leavesClusterWhole() {
    return true;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("users", Integer.toString(users), "rounds", Integer.toString(rounds));
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    for (int user : IntStream.range(0, users).toArray()) {
      Browser browser = stage.browser("u-" + user);
      browser.login();
      for (int round = 1; round <= rounds; round++) {
        playRound(browser, round);
      }
    }
  }

  private static void playRound(Browser browser, int round) throws InterruptedException {
    Crowd.together(
        List.of("left", "right"), tab -> browser.add(WRITE + round, "%s-%d".formatted(tab, round)));
    browser.get(LOOK + round, "/cart");
    browser.add(LONE_WRITE + round, "alone-" + round);
    browser.get(LONE_LOOK + round, "/cart");
  }
}

package statelab.chaos.script;

import java.time.Duration;
import java.util.List;

/**
 * Users log in at one process and take what they got there to another one that has never heard of
 * them, as a client of two services with one login does. No gateway stands between.
 *
 * @param users how many, at least 1
 */
public record CrossService(int users) implements Script {
  /** What the second service is asked: who the user is. */
  public static final String WHO = "second-who";

  /** What the second service is asked: what is in the cart. */
  public static final String WHAT = "second-what";

  private static final int REQUESTS_A_USER = 4;
  private static final String FIRST = "node-1";
  private static final String SECOND = "node-2";

  public CrossService {
    Script.requireUsers(users, 1);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.CROSS_SERVICE;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * REQUESTS_A_USER);
  }

  @Override
  public boolean leavesClusterWhole() {
    return true;
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Browser> browsers = stage.browsers(users);
    for (Browser browser : browsers) {
      browser.asking(FIRST).fillCart();
    }
    stage.readVitals("second-start");
    for (Browser browser : browsers) {
      // Cookies of a refusal would end the session that the next question is about.
      browser.copied().asking(SECOND).get(WHO, "/me");
      browser.copied().asking(SECOND).get(WHAT, "/cart");
    }
    stage.readVitals("second-end");
  }
}

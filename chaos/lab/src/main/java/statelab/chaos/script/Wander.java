package statelab.chaos.script;

import java.time.Duration;

/**
 * Users log in, put something into the cart and look at it, each time wherever the gateway sends
 * them. Whether a session is known where it is first asked for shows in the first answer after the
 * login.
 *
 * @param users how many, at least 1; some of them act at the same time
 */
public record Wander(int users) implements Script {
  /** The first request after the login: something is put into the cart. */
  public static final String FIRST = "first-request";

  /** The request after it: what is in the cart. */
  public static final String NEXT = "next-request";

  private static final int AT_ONCE = 4;
  private static final int REQUESTS_A_USER = 3;

  public Wander {
    Script.requireUsers(users, 1);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.WANDER;
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * REQUESTS_A_USER / AT_ONCE);
  }

  @Override
  public boolean leavesClusterWhole() {
    return true;
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    Crowd.inQueues(stage.browsers(users), AT_ONCE, Wander::act);
  }

  private static void act(Browser browser) throws InterruptedException {
    browser.login();
    browser.add(FIRST, "sku-1");
    browser.get(NEXT, "/cart");
  }
}

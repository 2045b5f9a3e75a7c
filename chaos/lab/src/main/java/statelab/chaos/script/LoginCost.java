package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Users log in, all of them, and then send their requests, all of them, while the servers say what
 * CPU time they take. Others came before, so that the servers' compilers have done most of their
 * work; nobody comes for a moment in between, so that what idle servers take is known too.
 *
 * @param users how many log in, at least 1; some of them act at the same time
 * @param requests how many each sends after that, at least 1: two reads of the cart for each write
 */
public record LoginCost(int users, int requests) implements Script {
  /** The step of every request after the login. */
  public static final String AFTER = "after-login";

  /** The moments between which nobody comes. */
  public static final String IDLE_START = "idle-start";

  /** The end of that, before the first login. */
  public static final String IDLE_END = "idle-end";

  /** All have logged in and nobody has asked anything yet. */
  public static final String LOGINS_END = "logins-end";

  /** All requests are answered. */
  public static final String REQUESTS_END = "requests-end";

  private static final int AT_ONCE = 8;
  private static final int READS_AND_A_WRITE = 3;
  private static final Duration IDLE = Duration.ofSeconds(2);

  public LoginCost {
    Script.requireUsersAnd("requests", users, requests);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.LOGIN_COST;
  }

  /** Those who come before are as many as those who are measured. */
  @Override
  public Duration length() {
    return REQUEST.multipliedBy(2L * users * (1 + requests) / AT_ONCE).plus(IDLE);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("users", Integer.toString(users), "requests", Integer.toString(requests));
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    try (Stage rehearsal = stage.rehearsal()) {
      List<Browser> early = rehearsal.browsers("early-", users);
      Crowd.inQueues(early, AT_ONCE, Browser::login);
      Crowd.inQueues(early, AT_ONCE, this::ask);
    }
    stage.readVitals(IDLE_START);
    stage.rest(IDLE);
    stage.readVitals(IDLE_END);
    List<Browser> browsers = stage.browsers(users);
    Crowd.inQueues(browsers, AT_ONCE, Browser::login);
    stage.readVitals(LOGINS_END);
    Crowd.inQueues(browsers, AT_ONCE, this::ask);
    stage.readVitals(REQUESTS_END);
  }

  private void ask(Browser browser) throws InterruptedException {
    for (int request = 1; request <= requests; request++) {
      if (request % READS_AND_A_WRITE == 0) {
        browser.add(AFTER, "sku-1");
      } else {
        browser.get(AFTER, "/cart");
      }
    }
  }
}

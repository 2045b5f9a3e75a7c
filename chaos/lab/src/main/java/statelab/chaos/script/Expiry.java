package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import statelab.chaos.fault.ClockSkew;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;

/**
 * Users log in and stay away until what they carry has expired. Then the clock of one node is set
 * behind, and copies of their cookies are shown to that node, and to one whose clock is right and
 * so is the judge of what has expired. No gateway stands between.
 *
 * @param users how many, at least 1
 * @param away how long they stay away, more than 0
 * @param behind how far the wrong clock is behind, at least 1 ms
 */
public record Expiry(int users, Duration away, Duration behind) implements Script {
  /** What the node whose clock is behind is asked: who the user is. */
  public static final String AT_WRONG_CLOCK = "expired-at-wrong-clock";

  /** The same question to the node whose clock is right. */
  public static final String AT_RIGHT_CLOCK = "expired-at-right-clock";

  private static final String WRONG = "node-1";
  private static final String RIGHT = "node-2";
  private static final Duration ASKING = Duration.ofMillis(25);
  private static final int REQUESTS_A_USER = 4;

  public Expiry {
    Script.requireUsers(users, 1);
    if (!away.isPositive() || behind.toMillis() < 1) {
      throw new IllegalArgumentException(
          "away must be more than 0 and behind at least 1ms, but were %s and %s"
              .formatted(away, behind));
    }
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.EXPIRY;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(wrongClock());
  }

  private Fault wrongClock() {
    return new ClockSkew(WRONG, behind.negated());
  }

  @Override
  public Duration length() {
    return away.plus(REQUEST.multipliedBy((long) users * REQUESTS_A_USER));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "users", Integer.toString(users), "away", away.toString(), "behind", behind.toString());
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Browser> browsers = stage.browsers(users);
    for (Browser browser : browsers) {
      browser.asking(RIGHT).fillCart();
    }
    stage.rest(away);
    try (Injection injection = stage.breaking(wrongClock(), shown -> keepAsking(stage, shown))) {
      for (Browser browser : browsers) {
        // Cookies of a refusal would end the session that the next question is about.
        browser.copied().asking(WRONG).get(AT_WRONG_CLOCK, "/me");
        browser.copied().asking(RIGHT).get(AT_RIGHT_CLOCK, "/me");
      }
      stage.heal(injection);
    }
  }

  /** Somebody who logs in again and again: that a clock is wrong shows when it is asked. */
  private static void keepAsking(Stage stage, BooleanSupplier shown) throws InterruptedException {
    Browser passer = stage.browser("passer-by").asking(WRONG);
    while (!shown.getAsBoolean()) {
      passer.login("pass");
      stage.rest(ASKING);
    }
  }
}

package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Half of the users log out, the sessions of the other half are ended by an order to every node.
 * Whoever holds a copy of a user's cookies goes on asking, until he has been refused for three
 * seconds on end or the horizon has come.
 *
 * @param users how many, even, at least 2
 * @param poll time between two requests of one user
 * @param horizon after which nobody asks any more
 */
public record Revocation(int users, Duration poll, Duration horizon) implements Script {
  /** The user's own request to end his session. */
  public static final String LOGOUT = "logout";

  /** The last request before the order to end the session. */
  public static final String BEFORE = "before";

  /** The order to every node to end a user's sessions. */
  public static final String REVOKE = "revoke";

  /** What is asked with a copy of the cookies after the session was ended. */
  public static final String AFTER = "after";

  private static final Duration CONVINCED = Duration.ofSeconds(3);

  public Revocation {
    if (users < 2 || users % 2 != 0) {
      throw new IllegalArgumentException("users must be even and at least 2, but was " + users);
    }
    if (!poll.isPositive() || horizon.compareTo(CONVINCED) <= 0) {
      throw new IllegalArgumentException(
          "poll must be more than 0 and horizon more than 3s, but were %s and %s"
              .formatted(poll, horizon));
    }
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.REVOCATION;
  }

  /** As long as somebody may ask. */
  @Override
  public Duration length() {
    return horizon;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("users", Integer.toString(users), "horizon", horizon.toString());
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Integer> numbers = IntStream.range(0, users).boxed().toList();
    Crowd.together(numbers, number -> live(stage, number));
  }

  private void live(Stage stage, int number) throws InterruptedException {
    boolean logsOut = number % 2 == 0;
    Browser owner = stage.browser((logsOut ? "logout-" : "revoke-") + number);
    owner.fillCart();
    Browser thief = owner.copied();
    thief.get(BEFORE, "/me");
    if (logsOut) {
      owner.post(LOGOUT, "/logout", "");
    } else {
      stage.revoke(owner.user());
    }
    long endedNs = stage.clock().nowNs();
    long acceptedNs = endedNs;
    while (!convinced(stage, endedNs, acceptedNs)) {
      if (thief.get(AFTER, "/me").accepted()) {
        acceptedNs = stage.clock().nowNs();
      }
      stage.rest(poll);
    }
  }

  private boolean convinced(Stage stage, long endedNs, long acceptedNs) {
    long nowNs = stage.clock().nowNs();
    return nowNs - acceptedNs >= CONVINCED.toNanos() || nowNs - endedNs >= horizon.toNanos();
  }
}

package statelab.chaos.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;
import statelab.chaos.fault.ScaleOut;
import statelab.chaos.lab.LinkNames;
import statelab.results.run.ScriptedRequest;

/**
 * Users are there when one more node is started. From the order to start it on, somebody new tries
 * to log in at that node itself; once he is in, some of those who were there before ask it for
 * their cart, each until he has been answered or the horizon has come.
 *
 * @param users how many are there before, at least {@value #WATCHED}
 */
public record ColdStart(int users) implements Script {
  /** Users who were there before and ask the new node. */
  public static final int WATCHED = 5;

  /** The login of somebody new at the new node. */
  public static final String NEW_USER = "new-user";

  /** What somebody who was there before asks the new node: what is in his cart. */
  public static final String OLD_USER = "old-user";

  /** The moment before the new node is started. */
  public static final String BEFORE = "cold-before";

  /** The moment at which it serves. */
  public static final String AFTER = "cold-after";

  /** After which nobody asks any more. */
  public static final Duration HORIZON = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofMillis(25);
  private static final int AT_ONCE = 8;
  private static final int REQUESTS_A_USER = 2;

  public ColdStart {
    Script.requireUsers(users, WATCHED);
  }

  @Override
  public ScriptKind kind() {
    return ScriptKind.COLD_START;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(new ScaleOut());
  }

  @Override
  public Duration length() {
    return REQUEST.multipliedBy((long) users * REQUESTS_A_USER / AT_ONCE).plus(HORIZON);
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    List<Browser> browsers = stage.browsers(users);
    Crowd.inQueues(browsers, AT_ONCE, Browser::fillCart);
    stage.readVitals(BEFORE);
    String node = LinkNames.node(stage.cluster().nodes().size() + 1);
    Injection injection =
        stage.breaking(new ScaleOut(), shown -> ask(stage, node, browsers.subList(0, WATCHED)));
    try (injection) {
      stage.readVitals(AFTER);
      stage.heal(injection);
    }
  }

  private static void ask(Stage stage, String node, List<Browser> old) throws InterruptedException {
    long endNs = stage.clock().nowNs() + HORIZON.toNanos();
    stage.clock().await(HORIZON, () -> stage.hasNode(node));
    // One at a time until it answers at all: asking takes CPU time from a node that is starting.
    insist(stage, endNs, () -> stage.browser("newcomer").asking(node).login(NEW_USER));
    Crowd.together(
        old,
        // Cookies of a refusal would end the session that the next question is about.
        user -> insist(stage, endNs, () -> user.copied().asking(node).get(OLD_USER, "/cart")));
  }

  private static void insist(Stage stage, long endNs, Question question)
      throws InterruptedException {
    while (!question.put().accepted() && stage.clock().nowNs() < endNs) {
      stage.rest(POLL);
    }
  }

  /** Something that is asked again and again. */
  private interface Question {
    ScriptedRequest put() throws InterruptedException;
  }
}

package statelab.load.injector;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import statelab.load.journey.Endpoint;

/**
 * A user's whole life as one action of Gatling: it enters, sends each call of its journey when the
 * call is due, and leaves. The requests are Gatling's own; each leads back here.
 *
 * <p>Loops and conditions of Gatling's language would say the same, but each is an action more for
 * every request, and a loop counts its rounds in the session, which is copied for it.
 */
final class UserLoop implements Action {
  /** Attribute of Gatling's session that holds the {@link VirtualUser}. */
  static final String USER = "user";

  private static final Logger LOGGER = Logger.apply(UserLoop.class);

  private final LoadRun load;
  private final Map<Endpoint, Action> requests = new EnumMap<>(Endpoint.class);
  private final Action next;

  private UserLoop(LoadRun load, Action next) {
    this.load = load;
    this.next = next;
  }

  /**
   * The loop together with the requests that it sends.
   *
   * @param requests one for each endpoint
   */
  static ActionBuilder builder(LoadRun load, Map<Endpoint, ActionBuilder> requests) {
    return () ->
        (context, next) -> {
          UserLoop loop = new UserLoop(load, next);
          requests.forEach(
              (endpoint, request) ->
                  loop.requests.put(endpoint, request.asScala().build(context, loop)));
          return loop;
        };
  }

  @Override
  public String name() {
    return "user";
  }

  @Override
  public void execute(Session session) {
    if (session.contains(USER)) {
      turn(session, (VirtualUser) session.attributes().apply(USER));
    } else {
      enter(session);
    }
  }

  private void enter(Session session) {
    VirtualUser user = load.enter();
    if (user == null) {
      next.$bang(session);
    } else {
      turn(session.set(USER, user), user);
    }
  }

  private void turn(Session session, VirtualUser user) {
    switch (decided(user)) {
      case SEND -> request(user.call().endpoint()).$bang(session);
      case WAIT -> comeBack(session, user.pauseMs());
      case LEAVE -> {
        user.leave();
        next.$bang(session);
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for a user; a broken one leaves.
  private void comeBack(Session session, long afterMs) {
    session.eventLoop().schedule(() -> $bang(session), afterMs, TimeUnit.MILLISECONDS);
  }

  private Action request(Endpoint endpoint) {
    return Objects.requireNonNull(requests.get(endpoint), endpoint.path());
  }

  /** A user whose journey breaks leaves, and the load has an error of its own. */
  private VirtualUser.Turn decided(VirtualUser user) {
    try {
      return user.turn();
    } catch (RuntimeException e) {
      LOGGER.underlying().error("user {} broke", user.key(), e);
      load.countOwnError();
      return VirtualUser.Turn.LEAVE;
    }
  }

  @Override
  public Logger logger() {
    return LOGGER;
  }

  /** Scala's way to give a trait its field; this class has its own. */
  @Override
  public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger unused) {}
}

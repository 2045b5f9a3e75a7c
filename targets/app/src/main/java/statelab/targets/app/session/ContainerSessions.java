package statelab.targets.app.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that the servlet container keeps in its memory: what sticky and replicated sessions have
 * in common. Which manager keeps them, and who else gets a copy, is decided by {@link #prepare}.
 */
public abstract class ContainerSessions implements SessionArchitecture {
  private static final String COOKIE = "statelab-session";
  private static final String STATE = "state";
  private static final int LOCKS = 1024;

  private final int timeoutSeconds;
  private final Object[] locks = new Object[LOCKS];
  private @Nullable StandardContext context;

  /**
   * @param timeoutSeconds idle time after which a session ends
   */
  protected ContainerSessions(int timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
    Arrays.setAll(locks, index -> new Object());
  }

  @Override
  public void prepare(StandardEngine engine, StandardContext context) {
    this.context = context;
    context.setSessionCookieName(COOKIE);
    context.setSessionCookiePath("/");
    context.setUseHttpOnly(true);
    context.setSessionTimeout(Math.ceilDiv(timeoutSeconds, 60));
  }

  @Override
  public final void begin(HttpServletRequest request, HttpServletResponse response, String user) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setMaxInactiveInterval(timeoutSeconds);
    session.setAttribute(STATE, SessionState.of(user));
  }

  @Override
  public final String identify(HttpServletRequest request) {
    return read(request).user();
  }

  @Override
  public final SessionState read(HttpServletRequest request) {
    return state(session(request));
  }

  @Override
  public final SessionState update(
      HttpServletRequest request,
      HttpServletResponse response,
      UnaryOperator<SessionState> change) {
    HttpSession session = session(request);
    synchronized (lock(session)) {
      SessionState next = change.apply(state(session));
      session.setAttribute(STATE, next);
      return next;
    }
  }

  @Override
  public final void end(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SessionCookies.forget(response, COOKIE);
  }

  @Override
  public void addVitals(Map<String, Long> vitals) {
    Session[] sessions = manager().findSessions();
    vitals.put("sessions", (long) sessions.length);
    vitals.put("session_bytes", Arrays.stream(sessions).mapToLong(this::sizeBytes).sum());
  }

  /** Ends the user's sessions among those that this node's manager holds. */
  protected final int expireSessionsOf(String user) {
    int ended = 0;
    for (Session session : manager().findSessions()) {
      ended += expireIfOf(user, session) ? 1 : 0;
    }
    return ended;
  }

  private static boolean expireIfOf(String user, Session session) {
    try {
      boolean ofUser =
          session.getSession().getAttribute(STATE) instanceof SessionState state
              && state.user().equals(user);
      if (ofUser) {
        session.expire();
      }
      return ofUser;
    } catch (IllegalStateException endedMeanwhile) {
      return false;
    }
  }

  /** The manager of the application's sessions. */
  protected final Manager manager() {
    StandardContext prepared = context;
    if (prepared == null) {
      throw new IllegalStateException("sessions are used before the server was prepared");
    }
    return prepared.getManager();
  }

  private long sizeBytes(Session session) {
    try {
      return session.getSession().getAttribute(STATE) instanceof SessionState state
          ? state.sizeBytes()
          : 0;
    } catch (IllegalStateException endedMeanwhile) {
      return 0;
    }
  }

  private static HttpSession session(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      throw Refusal.noSession(
          request.getRequestedSessionId() == null ? "session-missing" : "session-unknown");
    }
    return session;
  }

  private static SessionState state(HttpSession session) {
    try {
      if (session.getAttribute(STATE) instanceof SessionState state) {
        return state;
      }
    } catch (IllegalStateException ended) {
      throw Refusal.noSession("session-ended");
    }
    throw Refusal.noSession("session-empty");
  }

  /** Parallel changes of one session on one node follow one another. */
  private Object lock(HttpSession session) {
    return locks[Math.floorMod(session.getId().hashCode(), LOCKS)];
  }
}

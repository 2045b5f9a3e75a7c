package statelab.targets.app.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;

/**
 * Where sessions live: the one thing that differs between the arms of the experiment.
 *
 * <p>Every method that takes a request may throw {@link Refusal}: 401 where the request shows no
 * live session, 503 where what holds the sessions cannot be reached, 431 where the state has
 * outgrown what carries it. Cookies are set before the body is written. Implementations are safe
 * for use by many threads.
 */
public interface SessionArchitecture extends AutoCloseable {

  /** Sets up Tomcat before it starts, for architectures that use its own sessions. */
  default void prepare(StandardEngine engine, StandardContext context) {}

  /** Begins a session with an empty cart; an older session of the same client ends. */
  void begin(HttpServletRequest request, HttpServletResponse response, String user);

  /** The user of the request's session; the state itself is not read where that costs extra. */
  String identify(HttpServletRequest request);

  /** The state of the request's session. */
  SessionState read(HttpServletRequest request);

  /**
   * Replaces the state by its change. An architecture that can make two parallel changes of one
   * session follow one another does so; one that cannot loses the earlier.
   *
   * @param change free of side effects, since it may be applied again
   * @return the state as written
   */
  SessionState update(
      HttpServletRequest request, HttpServletResponse response, UnaryOperator<SessionState> change);

  /** Ends the request's session, as far as the architecture can; no session is no error. */
  void end(HttpServletRequest request, HttpServletResponse response);

  /** Ends all sessions of a user, as far as the architecture can. */
  Revocation revoke(String user);

  /**
   * Adds what this node knows of {@code sessions}, {@code session_bytes}, {@code peer_bytes} and
   * {@code store_bytes}; a name is left out where it has no meaning.
   */
  default void addVitals(Map<String, Long> vitals) {}

  /**
   * Messages about sessions that this node has sent for requests since its start: one for each peer
   * that gets it, and one for each call of a store. 0 where nobody but node and client holds
   * sessions.
   */
  default long messages() {
    return 0;
  }

  @Override
  default void close() {}
}

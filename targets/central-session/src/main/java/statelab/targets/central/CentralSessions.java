package statelab.targets.central;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.Revocation;
import statelab.targets.app.session.SessionArchitecture;
import statelab.targets.app.session.SessionCookies;
import statelab.targets.app.session.SessionState;
import statelab.targets.redis.RedisStore;
import statelab.targets.redis.StoredSessions;

/** Sessions in Redis, found by a random id in a cookie. */
public final class CentralSessions implements SessionArchitecture {
  private static final String COOKIE = "statelab-session";
  private static final int ID_BYTES = 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final RedisStore store;
  private final StoredSessions sessions;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param store where sessions live; closed with this
   * @param timeoutSeconds idle time after which a session ends
   */
  public CentralSessions(RedisStore store, int timeoutSeconds) {
    this.store = store;
    this.sessions = new StoredSessions(store, StoredSessions.Expiry.IDLE, timeoutSeconds);
  }

  @Override
  public void begin(HttpServletRequest request, HttpServletResponse response, String user) {
    end(request, response);
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.begin(id, SessionState.of(user));
    SessionCookies.set(response, COOKIE, id);
  }

  @Override
  public String identify(HttpServletRequest request) {
    return read(request).user();
  }

  @Override
  public SessionState read(HttpServletRequest request) {
    return sessions.read(id(request)).orElseThrow(CentralSessions::unknown);
  }

  /** Parallel changes follow one another, whichever nodes they meet. */
  @Override
  public SessionState update(
      HttpServletRequest request,
      HttpServletResponse response,
      UnaryOperator<SessionState> change) {
    return sessions
        .update(id(request), read(request), change)
        .orElseThrow(CentralSessions::unknown);
  }

  @Override
  public void end(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> id =
        SessionCookies.find(request, COOKIE).filter(value -> ID.matcher(value).matches());
    if (id.isPresent()) {
      sessions.read(id.get()).ifPresent(state -> sessions.end(id.get(), state.user()));
      SessionCookies.forget(response, COOKIE);
    }
  }

  @Override
  public Revocation revoke(String user) {
    return new Revocation(Revocation.Reach.CLUSTER, sessions.endAll(user));
  }

  @Override
  public void addVitals(Map<String, Long> vitals) {
    vitals.put("store_bytes", store.bytes());
  }

  @Override
  public long messages() {
    return store.calls();
  }

  @Override
  public void close() {
    store.close();
  }

  private static String id(HttpServletRequest request) {
    String id =
        SessionCookies.find(request, COOKIE)
            .orElseThrow(() -> Refusal.noSession("session-missing"));
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    return id;
  }

  private static Refusal unknown() {
    return Refusal.noSession("session-unknown");
  }
}

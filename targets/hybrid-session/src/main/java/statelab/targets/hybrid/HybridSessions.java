package statelab.targets.hybrid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.Revocation;
import statelab.targets.app.session.SessionArchitecture;
import statelab.targets.app.session.SessionCookies;
import statelab.targets.app.session.SessionState;
import statelab.targets.redis.RedisStore;
import statelab.targets.redis.StoredSessions;
import statelab.targets.tokens.Claims;
import statelab.targets.tokens.TokenKind;
import statelab.targets.tokens.Tokens;

/** A signed identity in a cookie; cart and revocations in Redis. */
public final class HybridSessions implements SessionArchitecture {
  /**
   * How much longer than its lifetime some node may accept a token: the allowance, and once more
   * for a clock that was as far ahead when the token was made.
   */
  private static final int AFTERLIFE_SECONDS = 2 * Tokens.CLOCK_SKEW_SECONDS;

  private static final String COOKIE = "statelab-identity";

  private final Tokens tokens;
  private final Clock clock;
  private final RedisStore store;
  private final StoredSessions sessions;
  private final int lifetimeSeconds;

  /**
   * @param tokens signs and checks
   * @param clock stamps new tokens
   * @param store where carts and revocations live; closed with this
   * @param lifetimeSeconds from login to expiry of the token; what belongs to it lives as long as
   *     any node may accept it
   */
  public HybridSessions(Tokens tokens, Clock clock, RedisStore store, int lifetimeSeconds) {
    this.tokens = tokens;
    this.clock = clock;
    this.store = store;
    this.sessions =
        new StoredSessions(
            store, StoredSessions.Expiry.ABSOLUTE, lifetimeSeconds + AFTERLIFE_SECONDS);
    this.lifetimeSeconds = lifetimeSeconds;
  }

  @Override
  public void begin(HttpServletRequest request, HttpServletResponse response, String user) {
    end(request, response);
    long now = clock.millis() / 1_000;
    String session = UUID.randomUUID().toString();
    sessions.begin(session, SessionState.of(user));
    Claims claims = new Claims(user, session, now, now + lifetimeSeconds, Optional.empty());
    SessionCookies.set(response, COOKIE, tokens.sign(TokenKind.IDENTITY, claims));
  }

  @Override
  public String identify(HttpServletRequest request) {
    Claims claims = claims(request);
    if (sessions.isRevoked(claims.session())) {
      throw Refusal.noSession("session-revoked");
    }
    return claims.user();
  }

  @Override
  public SessionState read(HttpServletRequest request) {
    return state(claims(request).session());
  }

  /** Parallel changes follow one another, whichever nodes they meet. */
  @Override
  public SessionState update(
      HttpServletRequest request,
      HttpServletResponse response,
      UnaryOperator<SessionState> change) {
    String session = claims(request).session();
    return sessions
        .update(session, state(session), change)
        .orElseThrow(HybridSessions::stateMissing);
  }

  @Override
  public void end(HttpServletRequest request, HttpServletResponse response) {
    if (SessionCookies.find(request, COOKIE).isEmpty()) {
      return;
    }
    SessionCookies.forget(response, COOKIE);
    try {
      Claims claims = claims(request);
      sessions.end(claims.session(), claims.user());
    } catch (Refusal refusal) {
      if (refusal.status() != HttpServletResponse.SC_UNAUTHORIZED) {
        throw refusal;
      }
      // a token that is refused names no session to end
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

  private Claims claims(HttpServletRequest request) {
    return tokens.verify(
        TokenKind.IDENTITY,
        SessionCookies.find(request, COOKIE).orElseThrow(() -> Refusal.noSession("token-missing")));
  }

  private SessionState state(String session) {
    return sessions.readUnlessRevoked(session).orElseThrow(HybridSessions::stateMissing);
  }

  /** The identity is good, but the store no longer holds what belongs to it. */
  private static Refusal stateMissing() {
    return Refusal.noSession("state-missing");
  }
}

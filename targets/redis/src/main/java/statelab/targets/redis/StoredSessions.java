package statelab.targets.redis;

import static statelab.targets.redis.RedisStore.utf8;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.GetExParams;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.SessionState;

/**
 * Session states in Redis.
 *
 * <p>{@code session:ID} holds a state; {@code user:USER} the set of the user's session ids, so that
 * all of them can be ended; {@code revoked:ID} stands for a session that was ended while tokens of
 * it may still be about.
 */
public final class StoredSessions {
  private static final int ATTEMPTS = 16;

  /** So many ids a new session looks at; more than one, so that a user's set cannot grow. */
  private static final int LOOKED_AT = 10;

  /**
   * Takes the ids of dead sessions out of the user's set. A session that is used on and on outlives
   * any time that the set could be given when it began, so only sessions of a fixed length give
   * one.
   */
  private static final Script BEGIN =
      new Script(
          """
          redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
          for index, id in ipairs(redis.call('SRANDMEMBER', KEYS[2], ARGV[5])) do
            if redis.call('EXISTS', 'session:' .. id) == 0 then
              redis.call('SREM', KEYS[2], id)
            end
          end
          redis.call('SADD', KEYS[2], ARGV[3])
          if ARGV[4] == '1' then redis.call('EXPIRE', KEYS[2], ARGV[2]) end
          return 1
          """);

  /** 1: replaced; 0: someone else was faster; -1: there is no such session. */
  private static final Script REPLACE =
      new Script(
          """
          local version = redis.call('GETRANGE', KEYS[1], 0, 19)
          if version == '' then return -1 end
          if version ~= ARGV[1] then return 0 end
          if ARGV[3] == '0' then
            redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
          else
            redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
          end
          return 1
          """);

  private static final Script END =
      new Script(
          """
          redis.call('SREM', KEYS[2], ARGV[1])
          redis.call('SET', KEYS[3], '1', 'EX', ARGV[2])
          return redis.call('DEL', KEYS[1])
          """);

  /**
   * Makes up keys from the members of a set, which a single Redis allows and a cluster would not.
   */
  private static final Script END_ALL =
      new Script(
          """
          local ended = 0
          for index, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
            ended = ended + redis.call('DEL', 'session:' .. id)
            redis.call('SET', 'revoked:' .. id, '1', 'EX', ARGV[1])
          end
          redis.call('DEL', KEYS[1])
          return ended
          """);

  private final RedisStore store;
  private final Expiry expiry;
  private final int lifetimeSeconds;

  /** When a session ends by itself. */
  public enum Expiry {
    /** A time after its last use. */
    IDLE,
    /** A time after its begin. */
    ABSOLUTE
  }

  /**
   * @param store where sessions live
   * @param expiry from when the lifetime runs
   * @param lifetimeSeconds how long a session lives, and how long it is known that one was ended:
   *     not less than its tokens are accepted
   */
  public StoredSessions(RedisStore store, Expiry expiry, int lifetimeSeconds) {
    this.store = store;
    this.expiry = expiry;
    this.lifetimeSeconds = lifetimeSeconds;
  }

  /** Stores a new session. */
  public void begin(String id, SessionState state) {
    store.run(
        BEGIN,
        List.of(session(id), user(state.user())),
        List.of(
            StoredState.encode(state),
            seconds(lifetimeSeconds),
            utf8(id),
            utf8(expiry == Expiry.ABSOLUTE ? "1" : "0"),
            utf8(Integer.toString(LOOKED_AT))));
  }

  /** The state of a session, if it lives. */
  public Optional<SessionState> read(String id) {
    byte[] found =
        switch (expiry) {
          case IDLE ->
              store.call(redis -> redis.getEx(session(id), new GetExParams().ex(lifetimeSeconds)));
          case ABSOLUTE -> store.call(redis -> redis.get(session(id)));
        };
    return decoded(found);
  }

  /** Whether a session was ended while its tokens may still be about. */
  public boolean isRevoked(String id) {
    return store.call(redis -> redis.exists(revoked(id)));
  }

  /**
   * The state of a session whose tokens may have outlived it, in one round trip.
   *
   * @throws Refusal 401 if it was ended
   */
  public Optional<SessionState> readUnlessRevoked(String id) {
    List<byte[]> found = store.call(redis -> redis.mget(revoked(id), session(id)));
    if (found.get(0) != null) {
      throw Refusal.noSession("session-revoked");
    }
    return decoded(found.get(1));
  }

  /**
   * Replaces a state by its change, starting again when another change came between.
   *
   * @param current what was just read
   * @return the state as written, or nothing when the session ended meanwhile
   */
  public Optional<SessionState> update(
      String id, SessionState current, UnaryOperator<SessionState> change) {
    SessionState before = current;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SessionState next = change.apply(before);
      long result = replace(id, before, next);
      if (result > 0) {
        return Optional.of(next);
      }
      Optional<SessionState> meanwhile = result < 0 ? Optional.empty() : read(id);
      if (meanwhile.isEmpty()) {
        return Optional.empty();
      }
      before = meanwhile.get();
    }
    throw Refusal.conflict("too-many-parallel-writes");
  }

  /** Ends a session of a user. */
  public void end(String id, String user) {
    store.run(
        END,
        List.of(session(id), user(user), revoked(id)),
        List.of(utf8(id), seconds(lifetimeSeconds)));
  }

  /** Ends all sessions of a user; says how many there were. */
  public int endAll(String user) {
    Object ended = store.run(END_ALL, List.of(user(user)), List.of(seconds(lifetimeSeconds)));
    return Math.toIntExact((Long) ended);
  }

  private long replace(String id, SessionState before, SessionState next) {
    int seconds =
        switch (expiry) {
          case IDLE -> lifetimeSeconds;
          case ABSOLUTE -> 0;
        };
    return (Long)
        store.run(
            REPLACE,
            List.of(session(id)),
            List.of(StoredState.version(before), StoredState.encode(next), seconds(seconds)));
  }

  private static Optional<SessionState> decoded(byte @Nullable [] found) {
    return found == null ? Optional.empty() : Optional.of(StoredState.decode(found));
  }

  private static byte[] session(String id) {
    return utf8("session:" + id);
  }

  private static byte[] user(String user) {
    return utf8("user:" + user);
  }

  private static byte[] revoked(String id) {
    return utf8("revoked:" + id);
  }

  private static byte[] seconds(int seconds) {
    return utf8(Integer.toString(seconds));
  }
}

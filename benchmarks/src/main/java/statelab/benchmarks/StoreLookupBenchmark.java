package statelab.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import statelab.targets.app.session.SessionState;
import statelab.targets.redis.RedisStore;
import statelab.targets.redis.StoredSessions;

/** A session found in Redis on loopback, as {@code central-session} finds it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StoreLookupBenchmark {
  private static final int LIFETIME_SECONDS = 86_400;
  private static final int BATCH = 100;
  private static final String ID = "s-1";

  /** Where {@code StoredSessions} keeps that session; a wrong place fails the start. */
  private static final String KEY = "session:" + ID;

  /** Length of the state's JSON. */
  @Param({"200", "1024", "4096"})
  int stateBytes = 200;

  private StoreFixture redis;
  private ProcessorPinning pinning;
  private RedisStore store;
  private StoredSessions sessions;
  private Jedis pipelined;
  private SessionState current;

  /** Starts Redis and stores one session. */
  @Setup
  public void start() throws IOException, InterruptedException {
    redis = StoreFixture.start();
    pinning = ProcessorPinning.apart(redis.process());
    store = new RedisStore(redis.address(), 1);
    sessions = new StoredSessions(store, StoredSessions.Expiry.IDLE, LIFETIME_SECONDS);
    current = States.ofBytes(stateBytes);
    sessions.begin(ID, current);
    pipelined = new Jedis(redis.address().host(), redis.address().port());
    if (!pipelined.exists(KEY)) {
      throw new IllegalStateException("Redis holds no " + KEY + ", so nothing would be timed");
    }
  }

  /** Ends Redis. */
  @TearDown
  public void stop() throws IOException, InterruptedException {
    pinning.undo();
    pipelined.close();
    store.close();
    redis.close();
  }

  /** What a read of the session costs: one round trip and its decoding. */
  @Benchmark
  public SessionState lookup() {
    return sessions.read(ID).orElseThrow();
  }

  /** What asking whether a token is revoked costs: one round trip without a state. */
  @Benchmark
  public boolean isRevoked() {
    return sessions.isRevoked(ID);
  }

  /** What a read costs beside a token that may have been revoked: both are asked at once. */
  @Benchmark
  public SessionState readUnlessRevoked() {
    return sessions.readUnlessRevoked(ID).orElseThrow();
  }

  /** What a write costs after its read: one round trip that replaces the state. */
  @Benchmark
  public SessionState replace() {
    current = sessions.update(ID, current, StoreLookupBenchmark::next).orElseThrow();
    return current;
  }

  /** Another version of the same size. */
  private static SessionState next(SessionState state) {
    return new SessionState(
        state.user(), state.version() + 1, state.items(), state.note(), state.checkout());
  }

  /** The floor of a read: a hundred sent at once, so that the round trip is shared; no decoding. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Object> pipelinedGet() {
    Pipeline pipeline = pipelined.pipelined();
    for (int request = 0; request < BATCH; request++) {
      pipeline.get(KEY);
    }
    return pipeline.syncAndReturnAll();
  }

  /** Ends the session while tokens of it may still be about. */
  void revoke() {
    sessions.end(ID, current.user());
  }
}

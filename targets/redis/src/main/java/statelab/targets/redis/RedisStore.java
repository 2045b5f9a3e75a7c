package statelab.targets.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.PooledConnectionProvider;
import statelab.targets.app.session.Refusal;
import statelab.targets.program.Address;

/**
 * The connections of a node to its store. No call waits longer than {@link #CALL_MS} for an answer
 * and none is made twice: a store that is gone costs a request a 503, not its time.
 */
public final class RedisStore implements AutoCloseable {
  private static final int CONNECT_MS = 500;

  /** Longest wait for an answer of the store, in ms. */
  public static final int CALL_MS = 1_000;

  private final RedisClient client;
  private final StoreTraffic traffic = new StoreTraffic();
  private final LongAdder calls = new LongAdder();

  /**
   * Prepares the connections without opening one: a node starts whether its store is there or not.
   *
   * @param connections how many at most; as many as worker threads, so that none waits for another
   */
  public RedisStore(Address address, int connections) {
    ConnectionFactory factory =
        ConnectionFactory.builder()
            .socketFactory(() -> traffic.connect(address, CONNECT_MS, CALL_MS))
            .clientConfig(DefaultJedisClientConfig.builder().build())
            .build();
    this.client =
        RedisClient.builder()
            .connectionProvider(new PooledConnectionProvider(factory, pool(connections)))
            .build();
  }

  /**
   * Makes one call.
   *
   * @throws Refusal 503 when the store does not answer
   */
  <T> T call(Function<RedisClient, T> command) {
    calls.increment();
    try {
      return command.apply(client);
    } catch (JedisNoScriptException e) {
      throw e;
    } catch (JedisException e) {
      // The other idle connections have most likely died with this one; each would cost a request.
      client.getPool().clear();
      throw Refusal.unavailable("store-unreachable");
    }
  }

  /** Runs a script, sending its text only to a store that has not seen it since it started. */
  Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
    try {
      return call(redis -> redis.evalsha(script.digest(), keys, arguments));
    } catch (JedisNoScriptException e) {
      return call(redis -> redis.eval(script.text(), keys, arguments));
    }
  }

  /** Bytes sent to and received from the store since the start. */
  public long bytes() {
    return traffic.bytes();
  }

  /**
   * Calls made since the start, answered or not; a script that the store has to be sent counts 2.
   */
  public long calls() {
    return calls.sum();
  }

  @Override
  public void close() {
    client.close();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static GenericObjectPoolConfig<Connection> pool(int connections) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(Duration.ofMillis(CALL_MS));
    pool.setJmxEnabled(false);
    return pool;
  }
}

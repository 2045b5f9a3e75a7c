package statelab.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whether a token is revoked, asked of what a node could hold itself: all revoked sessions, or
 * Guava's Bloom filter of them. Asked for are sessions that are not revoked, as nearly all are. The
 * third way, asking Redis, is {@code StoreLookupBenchmark.isRevoked}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevocationBenchmark {
  /** How often a filter calls a session revoked that is not, and then the store must be asked. */
  static final double WRONG_SHARE = 0.01;

  private static final int ASKED = 8_192;
  private static final long SEED = 1;

  /** Sessions that were revoked and whose tokens have not yet run out. */
  @Param({"1000", "100000"})
  int revoked = 1_000;

  private Set<String> set;
  private BloomFilter<String> filter;
  private String[] asked;
  private int cursor;

  /** Revokes sessions, and makes others up that are not revoked. */
  @Setup
  public void revoke() {
    Random random = new Random(SEED);
    set = ConcurrentHashMap.newKeySet(revoked);
    filter =
        BloomFilter.create(Funnels.stringFunnel(StandardCharsets.US_ASCII), revoked, WRONG_SHARE);
    for (int session = 0; session < revoked; session++) {
      String id = id(random);
      set.add(id);
      filter.put(id);
    }
    asked = new String[ASKED];
    for (int session = 0; session < ASKED; session++) {
      asked[session] = id(random);
    }
  }

  /** Asks a set that holds every revoked session. */
  @Benchmark
  public boolean inSet() {
    return set.contains(next());
  }

  /** Asks a filter, which is a hundredth of the set's size and sometimes wrong. */
  @Benchmark
  public boolean inFilter() {
    return filter.mightContain(next());
  }

  /** The revoked ones. */
  Set<String> revokedSessions() {
    return set;
  }

  /** What the filter says of a session. */
  boolean filtered(String session) {
    return filter.mightContain(session);
  }

  /** Another one each time: of a single one the JIT compiler could keep the answer. */
  private String next() {
    cursor = cursor + 1 < ASKED ? cursor + 1 : 0;
    return asked[cursor];
  }

  private static String id(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}

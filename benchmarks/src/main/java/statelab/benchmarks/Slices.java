package statelab.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.targets.app.NodeOptions.JwtAlgorithm;

/** What can be measured, in pieces that each take one call of JMH. */
final class Slices {
  private static final String STATE_BYTES = "stateBytes=1024";

  /** That of {@code request-cost}, whose carts are not padded. */
  private static final String SMALL_STATE_BYTES = "stateBytes=200";

  private static final String COLD = "access=COLD";

  private Slices() {}

  /** Every benchmark with one set of parameters. */
  static Stream<Slice> oneOfEach() {
    return groups()
        .map(group -> Slice.all(group, STATE_BYTES, "sessions=1000", COLD, "valueBytes=400"));
  }

  /** One benchmark that needs the jars of its architecture, to be measured in a fork. */
  static Slice forked() {
    return Slice.labelled(
        "forked",
        BenchmarkGroup.MEMORY,
        pattern(MemoryLookupBenchmark.class, "lookup"),
        "sessions=1000",
        COLD);
  }

  /** What decides whether a token or a lookup brings 1 KiB of state sooner. */
  static Stream<Slice> decisive() {
    return Stream.of(
        Slice.labelled(
            "token",
            BenchmarkGroup.TOKEN,
            pattern(TokenBenchmark.class, "verifyIdentityAndState"),
            STATE_BYTES),
        Slice.labelled(
            "memory",
            BenchmarkGroup.MEMORY,
            pattern(MemoryLookupBenchmark.class, "lookup"),
            "sessions=100000",
            COLD),
        Slice.labelled(
            "store",
            BenchmarkGroup.STORE,
            pattern(StoreLookupBenchmark.class, "lookup", "isRevoked"),
            STATE_BYTES));
  }

  /**
   * What requests of {@code request-cost} are made of beside the floor and a lookup in memory, with
   * as much state as they have.
   *
   * @param algorithms of the tokens
   */
  static Stream<Slice> parts(List<JwtAlgorithm> algorithms) {
    return Stream.of(
        Slice.labelled(
            "token-parts",
            BenchmarkGroup.TOKEN,
            pattern(TokenBenchmark.class, "verifyIdentity", "verifyIdentityAndState", "issueState"),
            SMALL_STATE_BYTES,
            algorithms.stream()
                .map(JwtAlgorithm::name)
                .collect(Collectors.joining(",", "algorithm=", ""))),
        Slice.labelled(
            "store-parts",
            BenchmarkGroup.STORE,
            pattern(StoreLookupBenchmark.class, "lookup", "readUnlessRevoked", "replace"),
            SMALL_STATE_BYTES),
        Slice.labelled(
            "replication-parts",
            BenchmarkGroup.REPLICATION,
            pattern(ReplicationBenchmark.class, "message"),
            SMALL_STATE_BYTES));
  }

  /** What a request adds where a session's requests go to any node and it is copied. */
  static Slice moved() {
    return Slice.labelled(
        "replication-moved",
        BenchmarkGroup.REPLICATION,
        pattern(ReplicationBenchmark.class, "moved"),
        SMALL_STATE_BYTES);
  }

  /** Every benchmark with every parameter. */
  static Stream<Slice> everything() {
    return Stream.concat(
        groups()
            .map(
                group ->
                    group == BenchmarkGroup.MEMORY
                        ? Slice.all(group, "sessions=1000,100000")
                        : Slice.all(group)),
        Stream.of(millionSessions()));
  }

  private static Slice millionSessions() {
    return Slice.labelled(
            "million",
            BenchmarkGroup.MEMORY,
            pattern(MemoryLookupBenchmark.class, "lookup"),
            "sessions=1000000")
        .with("-jvmArgsAppend", NodeJvm.HEAP_OF_A_MILLION);
  }

  private static Stream<BenchmarkGroup> groups() {
    return Arrays.stream(BenchmarkGroup.values());
  }

  /** A regular expression for JMH that finds these methods and no others. */
  private static String pattern(Class<?> benchmark, String... methods) {
    return benchmark.getName().replace(".", "\\.") + "\\.(" + String.join("|", methods) + ")$";
  }
}

package statelab.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How much is measured, and how long. */
enum Effort {
  /** Every benchmark once, without a fork: does it run? Its figures mean nothing. */
  CHECK(1, List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "20ms")),
  /**
   * What decides the question, and in the first round also the rest of what requests of the usual
   * algorithm are made of; in at most 90 s on an idle machine.
   */
  QUICK(2, List.of("-f", "1", "-wi", "2", "-w", "1s", "-i", "2", "-r", "500ms")),
  /** Everything. */
  STANDARD(3, List.of("-f", "1", "-wi", "3", "-w", "1s", "-i", "5", "-r", "1s"));

  private static final String STATE_BYTES = "stateBytes=1024";

  private final int rounds;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which nobody can change.
  private final List<String> lengths;

  Effort(int rounds, List<String> lengths) {
    this.rounds = rounds;
    this.lengths = lengths;
  }

  /** How many times each benchmark gets a JVM of its own. */
  int rounds() {
    return rounds;
  }

  /** What is measured in a round, counted from 1. */
  List<Slice> slices(int round) {
    return switch (this) {
      case CHECK ->
          groups()
              .map(
                  group ->
                      Slice.of(
                          group,
                          group.pattern(),
                          STATE_BYTES,
                          "sessions=1000",
                          "access=COLD",
                          "valueBytes=400"))
              .toList();
      case QUICK ->
          Stream.of(decisive(), round == 1 ? parts() : List.<Slice>of())
              .flatMap(List::stream)
              .toList();
      case STANDARD -> groups().map(group -> Slice.of(group, group.pattern())).toList();
    };
  }

  private static List<Slice> decisive() {
    return List.of(
        Slice.of(
            BenchmarkGroup.TOKEN,
            pattern(TokenBenchmark.class, "verifyIdentityAndState"),
            STATE_BYTES),
        Slice.of(
            BenchmarkGroup.MEMORY,
            pattern(MemoryLookupBenchmark.class, "lookup"),
            "sessions=100000",
            "access=COLD"),
        Slice.of(
            BenchmarkGroup.STORE,
            pattern(StoreLookupBenchmark.class, "lookup", "isRevoked"),
            STATE_BYTES));
  }

  private static List<Slice> parts() {
    return List.of(
        Slice.labelled(
            "token-parts",
            BenchmarkGroup.TOKEN,
            pattern(TokenBenchmark.class, "verifyIdentity", "issueState"),
            STATE_BYTES,
            "algorithm=HS256"),
        Slice.labelled(
            "store-parts",
            BenchmarkGroup.STORE,
            pattern(StoreLookupBenchmark.class, "readUnlessRevoked", "replace"),
            STATE_BYTES));
  }

  /** JMH's arguments for one round of a slice. */
  List<String> arguments(Slice slice) {
    List<String> arguments = new ArrayList<>(slice.arguments());
    arguments.addAll(lengths);
    arguments.addAll(List.of("-prof", CpuProfiler.class.getName()));
    if (this == STANDARD) {
      arguments.addAll(List.of("-prof", "gc"));
    }
    return arguments;
  }

  private static Stream<BenchmarkGroup> groups() {
    return Arrays.stream(BenchmarkGroup.values());
  }

  /** A regular expression for JMH that finds these methods and no others. */
  private static String pattern(Class<?> benchmark, String... methods) {
    return benchmark.getName().replace(".", "\\.") + "\\.(" + String.join("|", methods) + ")$";
  }
}

package statelab.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Benchmarks that are measured on the class path of one architecture. */
enum BenchmarkGroup {
  FLOOR(
      "no-auth",
      List.of(
          FloorBenchmark.class,
          CookieBenchmark.class,
          HeaderBenchmark.class,
          RevocationBenchmark.class)),
  TOKEN("stateless-jwt", List.of(TokenBenchmark.class, JdkSignatureBenchmark.class)),
  MEMORY("sticky-session", List.of(MemoryLookupBenchmark.class, SerializationBenchmark.class)),
  REPLICATION("replicated-session", List.of(ReplicationBenchmark.class)),
  STORE("central-session", List.of(StoreLookupBenchmark.class));

  private final String architecture;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which nobody can change.
  private final List<Class<?>> benchmarks;

  BenchmarkGroup(String architecture, List<Class<?>> benchmarks) {
    this.architecture = architecture;
    this.benchmarks = benchmarks;
  }

  /** The architecture whose jars the measured JVM gets. */
  String architecture() {
    return architecture;
  }

  /** A regular expression for JMH that finds the benchmarks of this group and no other. */
  String pattern() {
    return benchmarks.stream()
        .map(type -> type.getName().replace(".", "\\.") + "\\.")
        .collect(Collectors.joining("|"));
  }

  /** As a name of a file. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package statelab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import statelab.targets.app.NodeOptions.JwtAlgorithm;

/** How much is measured, and how long. */
enum Effort {
  /** Every benchmark once, most without a fork: does it run? Its figures mean nothing. */
  CHECK(1, 0, "-i", "1", "-r", "20ms"),
  /**
   * What decides the question, and in the first round also the rest of what requests of the usual
   * algorithm are made of; in at most 90 s on an idle machine.
   */
  QUICK(2, 2, "-w", "600ms", "-i", "2", "-r", "400ms"),
  /**
   * The same with every algorithm, and what decides once more in each round; in about four minutes.
   */
  ALGORITHMS(3, 2, "-w", "600ms", "-i", "2", "-r", "400ms"),
  /**
   * What decides, twice in each round, and so many rounds that each can be shown to be within 5 %
   * of itself where its forks differ by 8 % or less: the interval reaches 0.37 standard deviations
   * of a pair to each side (Student's t with 29 degrees of freedom, 2.05, ÷ √30), and the mean
   * strays by 0.18 of them.
   */
  REPEATABILITY(30, 2, "-w", "600ms", "-i", "2", "-r", "400ms"),
  /**
   * Everything, and what decides once more in each round. Longer iterations would sharpen the mean
   * of a fork, and not what forks differ by, which intervals rest on.
   */
  STANDARD(3, 3, "-w", "700ms", "-i", "3", "-r", "500ms");

  private final int rounds;
  private final int warmUps;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, which nobody can change.
  private final List<String> lengths;

  Effort(int rounds, int warmUps, String... lengths) {
    this.rounds = rounds;
    this.warmUps = warmUps;
    this.lengths = List.of(lengths);
  }

  /** Its name on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many times each benchmark gets a JVM of its own. */
  int rounds() {
    return rounds;
  }

  /** What is measured in a round, counted from 1. */
  List<Slice> slices(int round) {
    return switch (this) {
      case CHECK -> Stream.concat(Slices.oneOfEach(), Stream.of(Slices.forked())).toList();
      case QUICK -> inFirst(round, Slices.decisive(), Slices.parts(List.of(JwtAlgorithm.HS256)));
      case ALGORITHMS ->
          inFirst(
              round,
              twice(Slices.decisive()),
              Stream.concat(
                  Slices.parts(List.of(JwtAlgorithm.values())), Stream.of(Slices.moved())));
      case REPEATABILITY -> twice(Slices.decisive()).toList();
      case STANDARD ->
          Stream.concat(Slices.everything(), Slices.decisive().map(Slice::again)).toList();
    };
  }

  private static Stream<Slice> twice(Stream<Slice> slices) {
    return slices.flatMap(slice -> Stream.of(slice, slice.again()));
  }

  private static List<Slice> inFirst(int round, Stream<Slice> always, Stream<Slice> first) {
    return round == 1 ? Stream.concat(always, first).toList() : always.toList();
  }

  /** JMH's arguments for one round of a slice. */
  List<String> arguments(Slice slice) {
    List<String> arguments = new ArrayList<>(slice.arguments());
    arguments.addAll(lengths);
    arguments.addAll(List.of("-wi", String.valueOf(warmUps(slice))));
    arguments.addAll(List.of("-f", forks(slice), "-prof", CpuProfiler.class.getName()));
    if (this == STANDARD) {
      arguments.addAll(List.of("-prof", "gc"));
    }
    return arguments;
  }

  /**
   * What waits for Redis runs a hundredth as often as a lookup in memory, and so takes longer until
   * it is compiled: after two warm-ups the first iteration was up to half slower than the next.
   */
  private int warmUps(Slice slice) {
    return slice.group() == BenchmarkGroup.STORE ? 2 * warmUps : warmUps;
  }

  /** A start of a JVM takes longer than all that a check does in it. */
  private String forks(Slice slice) {
    return this == CHECK && !slice.equals(Slices.forked()) ? "0" : "1";
  }
}

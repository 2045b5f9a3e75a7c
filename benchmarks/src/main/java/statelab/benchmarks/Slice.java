package statelab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Benchmarks that one call of JMH measures in each round.
 *
 * @param label as a part of a file's name
 * @param group whose class path they are measured on
 * @param arguments what JMH is told of them: a pattern, and parameters that it names
 */
record Slice(String label, BenchmarkGroup group, List<String> arguments) {
  /** Ends the label of a slice that is measured a second time; the intake knows it too. */
  static final String AGAIN = "-again";

  Slice {
    arguments = List.copyOf(arguments);
  }

  /** All benchmarks of a group, with these parameters only. */
  static Slice all(BenchmarkGroup group, String... parameters) {
    return labelled(group.label(), group, group.pattern(), parameters);
  }

  /** The benchmarks of the group that match the pattern, with these parameters only. */
  static Slice labelled(String label, BenchmarkGroup group, String pattern, String... parameters) {
    List<String> arguments = new ArrayList<>(List.of(pattern));
    for (String parameter : parameters) {
      arguments.addAll(List.of("-p", parameter));
    }
    return new Slice(label, group, arguments);
  }

  /** The same once more, so that the noise between its forks can be seen. */
  Slice again() {
    return new Slice(label + AGAIN, group, arguments);
  }

  /** The same with more of what JMH is told. */
  Slice with(String... more) {
    return new Slice(label, group, Stream.concat(arguments.stream(), Stream.of(more)).toList());
  }
}

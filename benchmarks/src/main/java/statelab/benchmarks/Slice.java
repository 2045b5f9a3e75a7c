package statelab.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Benchmarks that one call of JMH measures in each round.
 *
 * @param label as a part of a file's name
 * @param group whose class path they are measured on
 * @param arguments what JMH is told of them: a pattern, and parameters that it names
 */
record Slice(String label, BenchmarkGroup group, List<String> arguments) {
  Slice {
    arguments = List.copyOf(arguments);
  }

  /** The benchmarks of the group that match the pattern, with these parameters only. */
  static Slice of(BenchmarkGroup group, String pattern, String... parameters) {
    return labelled(group.label(), group, pattern, parameters);
  }

  /** The same under a label of its own. */
  static Slice labelled(String label, BenchmarkGroup group, String pattern, String... parameters) {
    List<String> arguments = new ArrayList<>(List.of(pattern));
    for (String parameter : parameters) {
      arguments.addAll(List.of("-p", parameter));
    }
    return new Slice(label, group, arguments);
  }
}

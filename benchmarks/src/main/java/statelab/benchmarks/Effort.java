package statelab.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How much is measured, and how long. */
enum Effort {
  /** Every benchmark once, without a fork: does it run? Its figures mean nothing. */
  CHECK(1),
  /** The decisive benchmarks, in at most 90 s on an idle machine. */
  QUICK(2),
  /** Everything, with allocation. */
  STANDARD(3);

  private final int rounds;

  Effort(int rounds) {
    this.rounds = rounds;
  }

  /** How many times each benchmark gets a JVM of its own. */
  int rounds() {
    return rounds;
  }

  /** JMH's arguments for one round of a group. */
  List<String> arguments(BenchmarkGroup group) {
    List<String> arguments = new ArrayList<>();
    switch (this) {
      case CHECK -> {
        arguments.addAll(List.of(group.pattern(), "-f", "0", "-wi", "0", "-i", "1", "-r", "20ms"));
        arguments.addAll(BenchmarkGroup.parameters("COLD", "1000"));
        arguments.addAll(List.of("-p", "valueBytes=400"));
      }
      case QUICK -> {
        arguments.addAll(List.of(group.decisivePattern(), "-f", "1"));
        arguments.addAll(List.of("-wi", "2", "-w", "1s", "-i", "2", "-r", "1s"));
        arguments.addAll(BenchmarkGroup.parameters("COLD", "100000"));
      }
      case STANDARD -> {
        arguments.addAll(List.of(group.pattern(), "-f", "1", "-prof", "gc"));
        arguments.addAll(List.of("-wi", "3", "-w", "1s", "-i", "5", "-r", "1s"));
      }
    }
    return arguments;
  }
}

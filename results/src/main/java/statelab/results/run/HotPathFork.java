package statelab.results.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One hot path timed by itself in one JVM: the unit of comparison. Iterations of one JVM share its
 * compiled code and are not independent, so that they only make its mean.
 *
 * @param benchmark class and method, for example {@code TokenBenchmark.verifyIdentity}
 * @param parameters what it was measured with, by name
 * @param round round of the run that the JVM belongs to, from 1; forks of one round are compared as
 *     pairs
 * @param fork number of the JVM in its round, from 1
 * @param iterationsNs mean time of an operation in each iteration, in ns on the clock
 * @param cpuNs CPU time of an operation, of all processes that took part, in ns; null where it was
 *     not measured
 * @param allocatedBytes heap that an operation takes; null where it was not measured
 * @param again whether its round had measured the same before: set beside that, it shows the noise
 *     between forks, and it enters no other comparison
 */
public record HotPathFork(
    String benchmark,
    SortedMap<String, String> parameters,
    int round,
    int fork,
    List<Double> iterationsNs,
    @Nullable Double cpuNs,
    @Nullable Double allocatedBytes,
    boolean again) {

  public HotPathFork {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    iterationsNs = List.copyOf(iterationsNs);
    if (round < 1 || fork < 1) {
      throw new IllegalArgumentException(
          "round and fork count from 1, but were %d, %d".formatted(round, fork));
    }
    if (iterationsNs.isEmpty()) {
      throw new IllegalArgumentException(benchmark + " has no iteration");
    }
    if (!iterationsNs.stream().allMatch(ns -> ns > 0 && Double.isFinite(ns))) {
      throw new IllegalArgumentException(
          "times of %s must be above zero and finite, but were %s"
              .formatted(benchmark, iterationsNs));
    }
  }

  /** Mean time of an operation over the iterations, in ns. */
  public double ns() {
    return iterationsNs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Whether it is of this benchmark with at least these parameters. */
  public boolean isOf(String name, Map<String, String> wanted) {
    return benchmark.equals(name) && parameters.entrySet().containsAll(wanted.entrySet());
  }
}

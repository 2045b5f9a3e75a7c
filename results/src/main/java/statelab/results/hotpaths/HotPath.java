package statelab.results.hotpaths;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import statelab.results.run.HotPathFork;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/**
 * One benchmark with one set of parameters, in all of its forks.
 *
 * @param benchmark class and method
 * @param parameters by name
 * @param forks at least one, by round and number
 */
public record HotPath(
    String benchmark, SortedMap<String, String> parameters, List<HotPathFork> forks) {
  private static final double LARGEST_WAIT = 1.25;

  public HotPath {
    forks = List.copyOf(forks);
    if (forks.isEmpty()) {
      throw new IllegalArgumentException(benchmark + " has no fork");
    }
  }

  /** Geometric mean over the forks of the time of an operation, in ns on the clock. */
  public double ns() {
    return Math.exp(
        forks.stream().mapToDouble(HotPathFork::ns).map(Math::log).average().orElseThrow());
  }

  /** The interval of that mean over the forks; nothing for a single one. */
  public Optional<Interval> interval(double confidence) {
    double[] values = forks.stream().mapToDouble(HotPathFork::ns).toArray();
    if (values.length < 2) {
      return Optional.empty();
    }
    double[] one = new double[values.length];
    Arrays.fill(one, 1);
    return LogRatio.of(one, values).interval(confidence);
  }

  /** Mean CPU time of an operation in ns; nothing where a fork has none. */
  public Optional<Double> cpuNs() {
    return meanOf(HotPathFork::cpuNs);
  }

  /**
   * Whether other work held the processor back while it was timed: it waits for nobody, and still
   * took much longer on the clock than on a CPU.
   */
  public boolean disturbed() {
    return !waits() && cpuNs().filter(cpu -> ns() > LARGEST_WAIT * cpu).isPresent();
  }

  private boolean waits() {
    return benchmark.startsWith("StoreLookupBenchmark.")
        || benchmark.equals(HotPaths.COPY)
        || benchmark.equals(HotPaths.MOVED);
  }

  /** Mean heap that an operation takes, in bytes; nothing where a fork has none. */
  public Optional<Double> allocatedBytes() {
    return meanOf(HotPathFork::allocatedBytes);
  }

  /** How many times as long it takes as the base, over forks of the same round and number. */
  public Optional<LogRatio> against(HotPath base) {
    return ratio(paired(base, HotPathFork::ns), base.paired(this, HotPathFork::ns));
  }

  /** The same of CPU time; nothing where a fork has none, or none that could be measured. */
  public Optional<LogRatio> cpuAgainst(HotPath base) {
    double[] mine = paired(base, HotPath::cpuOrNone);
    double[] others = base.paired(this, HotPath::cpuOrNone);
    return DoubleStream.concat(Arrays.stream(mine), Arrays.stream(others)).allMatch(ns -> ns > 0)
        ? ratio(mine, others)
        : Optional.empty();
  }

  private static double cpuOrNone(HotPathFork fork) {
    Double ns = fork.cpuNs();
    return ns == null ? 0 : ns;
  }

  private static Optional<LogRatio> ratio(double[] mine, double[] others) {
    return mine.length < 2 ? Optional.empty() : Optional.of(LogRatio.of(others, mine));
  }

  /** A figure of the forks that have their like in the other, in order. */
  private double[] paired(HotPath other, ToDoubleFunction<HotPathFork> figure) {
    return forks.stream()
        .filter(fork -> other.forks.stream().anyMatch(each -> pairs(each, fork)))
        .mapToDouble(figure)
        .toArray();
  }

  static boolean pairs(HotPathFork one, HotPathFork other) {
    return one.round() == other.round() && one.fork() == other.fork();
  }

  private Optional<Double> meanOf(Function<HotPathFork, @Nullable Double> value) {
    List<Double> values =
        forks.stream().flatMap(fork -> Optional.ofNullable(value.apply(fork)).stream()).toList();
    return values.size() < forks.size()
        ? Optional.empty()
        : Optional.of(values.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
  }
}

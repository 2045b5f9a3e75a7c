package statelab.chaos.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.RunClock;
import statelab.results.intake.Growth;
import statelab.results.run.VitalsSample;

/**
 * Waits until a cluster under load is warm: in the last ten seconds a request cost its servers
 * (nodes and store, without their JIT compilers) at most 5 % less CPU time than in the ten before,
 * which is the change that counts for {@code cpu_ns_per_request}, and the compilers took at most a
 * tenth of what requests did. That is looked at every five seconds; windows shorter than ten stray
 * by more than they may fall. Compilers count, since a cost that has stopped falling falls again
 * when they are done with more.
 */
final class WarmingUp {
  /** The moment of the readings. */
  static final String MOMENT = "warm-up";

  private static final Duration STEP = Duration.ofSeconds(5);

  /** Steps of a window. */
  private static final int WINDOW = 2;

  private static final double MOST_FALL = 0.05;

  /** Of the compilers' CPU time to that of requests. */
  private static final double MOST_COMPILING = 0.1;

  private static final String CPU = "cpu_ns";
  private static final String COMPILERS = "jit_cpu_ns";
  private static final List<String> REQUESTS = List.of("requests_served", "requests_rejected");

  private final Cluster cluster;
  private final RunClock clock;
  private final List<VitalsSample> readings = new ArrayList<>();

  private final List<Step> steps = new ArrayList<>();

  /**
   * What was used between two readings: requests, and CPU time for them and for compilers, in ns.
   */
  private record Step(double requests, double cpuNs, double compilersNs) {}

  WarmingUp(Cluster cluster, RunClock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /**
   * Returns when the cluster is warm, or when it has had all the time it may have.
   *
   * @param sinceNs when the load began
   * @return a sentence when it is not warm; always nothing where the length is fixed
   */
  Optional<String> await(WarmUp warmUp, long sinceNs) throws InterruptedException {
    long leastNs = sinceNs + warmUp.atLeast().toNanos();
    if (warmUp.fixed()) {
      clock.sleepUntil(leastNs);
      return Optional.empty();
    }
    long mostNs = sinceNs + warmUp.atMost().toNanos();
    long fromNs = Math.max(sinceNs, leastNs - STEP.multipliedBy(2 * WINDOW).toNanos());
    clock.sleepUntil(fromNs);
    List<VitalsSample> before = read();
    for (long nextNs = fromNs + STEP.toNanos(); nextNs <= mostNs; nextNs += STEP.toNanos()) {
      clock.sleepUntil(nextNs);
      List<VitalsSample> now = read();
      steps.add(step(before, now));
      if (steady() && nextNs >= leastNs) {
        return Optional.empty();
      }
      before = now;
    }
    return Optional.of(complaint(Duration.ofNanos(clock.nowNs() - sinceNs)));
  }

  /** What was read on the way, nothing but what was needed. */
  List<VitalsSample> readings() {
    return List.copyOf(readings);
  }

  private List<VitalsSample> read() {
    List<VitalsSample> servers =
        cluster.vitals(MOMENT).stream()
            .filter(VitalsSample::ofServer)
            .map(WarmingUp::needed)
            .toList();
    readings.addAll(servers);
    return servers;
  }

  private static VitalsSample needed(VitalsSample sample) {
    Map<String, Double> values =
        sample.values().entrySet().stream()
            .filter(value -> needed(value.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new VitalsSample(sample.process(), sample.moment(), sample.atNs(), values);
  }

  private static boolean needed(String value) {
    return value.equals(CPU) || value.equals(COMPILERS) || REQUESTS.contains(value);
  }

  /** Nothing is known where a server has not answered. */
  private static Step step(List<VitalsSample> from, List<VitalsSample> to) {
    if (from.isEmpty() || from.size() != to.size()) {
      return new Step(Double.NaN, Double.NaN, Double.NaN);
    }
    double compilersNs = growth(COMPILERS, from, to);
    return new Step(
        REQUESTS.stream().mapToDouble(value -> growth(value, from, to)).sum(),
        growth(CPU, from, to) - compilersNs,
        compilersNs);
  }

  private static double growth(String value, List<VitalsSample> from, List<VitalsSample> to) {
    return Growth.sum(value, from, to).orElse(0.0);
  }

  private boolean steady() {
    return cost(0) >= (1 - MOST_FALL) * cost(1) && compiling() <= MOST_COMPILING;
  }

  /** CPU time of a request, in ns; NaN where it cannot be told. */
  private double cost(int windowsAgo) {
    double requests = sum(windowsAgo, Step::requests);
    return requests > 0 ? sum(windowsAgo, Step::cpuNs) / requests : Double.NaN;
  }

  /** The compilers' CPU time in the last window, of that of requests; NaN as above. */
  private double compiling() {
    return sum(0, Step::compilersNs) / sum(0, Step::cpuNs);
  }

  /**
   * The sum over a window; NaN where there is no such window or something in it cannot be told.
   *
   * @param windowsAgo 0 for the last one, 1 for the one before it
   */
  private double sum(int windowsAgo, ToDoubleFunction<Step> figure) {
    int end = steps.size() - windowsAgo * WINDOW;
    return end < WINDOW
        ? Double.NaN
        : steps.subList(end - WINDOW, end).stream().mapToDouble(figure).sum();
  }

  private String complaint(Duration after) {
    return "The cluster was not warm after %d s: the CPU time of a request went from %s to %s within %d s, and may fall by at most %.0f %%; JIT compilers took %s of it, and at most %.0f %% may be."
        .formatted(
            after.toSeconds(),
            inWords(cost(1)),
            inWords(cost(0)),
            STEP.multipliedBy(WINDOW).toSeconds(),
            100 * MOST_FALL,
            Double.isNaN(compiling()) ? "an unknown part" : "%.0f %%".formatted(100 * compiling()),
            100 * MOST_COMPILING);
  }

  private static String inWords(double ns) {
    return Double.isNaN(ns) ? "unknown" : "%.0f µs".formatted(ns / 1_000);
  }
}

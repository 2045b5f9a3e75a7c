package statelab.chaos.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.RunClock;
import statelab.results.run.VitalsSample;

/**
 * Waits until a cluster under load is warm: a request costs its servers (nodes and store, without
 * their JIT compilers) no less CPU time than it did a moment ago. That is looked at in windows of
 * five seconds; warm is a cluster whose last two windows each took no more than 2.5 % off the one
 * before, half of the change that counts for {@code cpu_ns_per_request}. Two, because windows stray
 * by about as much.
 */
final class WarmingUp {
  /** The moment of the readings. */
  static final String MOMENT = "warm-up";

  static final Duration WINDOW = Duration.ofSeconds(5);
  private static final double MOST_FALL = 0.025;
  private static final int STEADY = 2;

  private static final String CPU = "cpu_ns";
  private static final String COMPILERS = "jit_cpu_ns";
  private static final List<String> REQUESTS = List.of("requests_served", "requests_rejected");

  private final Cluster cluster;
  private final RunClock clock;
  private final List<VitalsSample> readings = new ArrayList<>();

  /** CPU time of a request in each window, in ns; NaN where it cannot be told. */
  private final List<Double> costs = new ArrayList<>();

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
    clock.sleepUntil(leastNs - WINDOW.multipliedBy(STEADY + 1).toNanos());
    List<VitalsSample> before = read();
    for (long nextNs = clock.nowNs() + WINDOW.toNanos();
        nextNs <= mostNs;
        nextNs += WINDOW.toNanos()) {
      clock.sleepUntil(nextNs);
      List<VitalsSample> now = read();
      costs.add(cost(before, now));
      if (steady() && clock.nowNs() >= leastNs) {
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

  private static double cost(List<VitalsSample> from, List<VitalsSample> to) {
    double requests =
        REQUESTS.stream().mapToDouble(value -> sum(value, to) - sum(value, from)).sum();
    double cpu = sum(CPU, to) - sum(CPU, from) - (sum(COMPILERS, to) - sum(COMPILERS, from));
    return from.size() == to.size() && requests > 0 && cpu > 0 ? cpu / requests : Double.NaN;
  }

  private static double sum(String value, List<VitalsSample> samples) {
    return samples.stream().mapToDouble(each -> each.values().getOrDefault(value, 0.0)).sum();
  }

  private boolean steady() {
    int last = costs.size() - 1;
    for (int window = last; window > last - STEADY; window--) {
      if (window < 1 || !(fall(window) <= MOST_FALL)) {
        return false;
      }
    }
    return true;
  }

  /** By what share a request became cheaper from the window before to this one. */
  private double fall(int window) {
    return 1 - costs.get(window) / costs.get(window - 1);
  }

  private String complaint(Duration after) {
    List<String> told =
        costs.stream()
            .skip(Math.max(0, costs.size() - STEADY - 1))
            .map(cost -> cost.isNaN() ? "unknown" : "%.0f µs".formatted(cost / 1_000))
            .toList();
    return "The cluster was not warm after %d s: the CPU time of a request was %s in its last windows of %d s, and may fall by at most %.1f %% from one to the next."
        .formatted(after.toSeconds(), String.join(", ", told), WINDOW.toSeconds(), 100 * MOST_FALL);
  }
}

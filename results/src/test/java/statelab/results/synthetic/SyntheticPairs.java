package statelab.results.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Level;
import statelab.results.run.Observation;

/**
 * Observations of a base and a candidate as the standard gate measures them: CPU time, bytes and
 * latency stray by a few percent, no session is lost, and the candidate is what a test makes of it.
 */
public final class SyntheticPairs {
  private static final String ARCHITECTURE = "replicated-session";
  private final Random random;
  private final int pairs;
  private final Map<String, DoubleUnaryOperator> changes = new LinkedHashMap<>();
  private final Map<Integer, String> invalid = new LinkedHashMap<>();
  private final List<Observation> base = new ArrayList<>();
  private final List<Observation> candidate = new ArrayList<>();

  /** Pairs whose noise comes from the seed; the candidate is like the base until it is changed. */
  public SyntheticPairs(int pairs, long seed) {
    this.pairs = pairs;
    this.random = new Random(seed);
  }

  /** Changes one metric of the candidate. */
  public SyntheticPairs changed(String metric, DoubleUnaryOperator change) {
    changes.put(metric, change);
    return this;
  }

  /** Marks the candidate's trial of a pair as invalid. */
  public SyntheticPairs invalidCandidate(int block, String reason) {
    invalid.put(block, reason);
    return this;
  }

  /** Makes the observations. */
  public SyntheticPairs make() {
    for (int block = 1; block <= pairs; block++) {
      double machine = 1 + 0.3 * random.nextGaussian() / 10;
      observe(base, block, machine, Map.of(), Map.of());
      observe(candidate, block, machine, changes, invalid);
    }
    return this;
  }

  public List<Observation> base() {
    return List.copyOf(base);
  }

  public List<Observation> candidate() {
    return List.copyOf(candidate);
  }

  private void observe(
      List<Observation> side,
      int block,
      double machine,
      Map<String, DoubleUnaryOperator> change,
      Map<Integer, String> broken) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("cpu_ns_per_request", 300_000 * machine * stray(0.02));
    values.put("bytes_per_request", 900 * stray(0.002));
    values.put("latency_p50_ns", 1_500_000 * machine * stray(0.03));
    values.put("sessions_lost_share", 0.0);
    values.put("failed_requests", (double) Math.round(20 * stray(0.15)));
    values.put("time_to_recover_s", 1.2 * stray(0.2));
    values.forEach(
        (metric, value) ->
            side.add(
                new Observation(
                    "gate-trial",
                    ARCHITECTURE,
                    Level.NONE,
                    block,
                    block,
                    block,
                    metric,
                    Metrics.named(metric).unit(),
                    change.getOrDefault(metric, same -> same).applyAsDouble(value),
                    !broken.containsKey(block),
                    broken.get(block))));
  }

  private double stray(double sd) {
    return Math.exp(sd * random.nextGaussian());
  }
}

package statelab.results.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import statelab.results.statistics.Proportion;

/**
 * What a number of whole gates said.
 *
 * @param outcomes how often each
 * @param metrics how often each metric, called by architecture and name, had which outcome
 * @param pairs pairs that they took together
 * @param tookNs time that they took together
 */
public record BankTally(
    Map<GateOutcome, Integer> outcomes,
    Map<String, Map<GateOutcome, Integer>> metrics,
    int pairs,
    long tookNs) {
  private static final double NS_PER_MINUTE = 60e9;

  public BankTally {
    outcomes = Map.copyOf(outcomes);
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** One whole gate on recorded pairs. */
  record Drawn(GateDecision decision, int pairs, long tookNs) {}

  static BankTally of(List<Drawn> gates) {
    Map<GateOutcome, Integer> outcomes = new EnumMap<>(GateOutcome.class);
    Map<String, Map<GateOutcome, Integer>> metrics = new TreeMap<>();
    for (Drawn gate : gates) {
      outcomes.merge(gate.decision().outcome(), 1, Integer::sum);
      for (GateFinding finding : gate.decision().findings()) {
        metrics
            .computeIfAbsent(
                finding.architecture() + " " + finding.gated().metric().name(),
                name -> new EnumMap<>(GateOutcome.class))
            .merge(finding.outcome(), 1, Integer::sum);
      }
    }
    return new BankTally(
        outcomes,
        metrics,
        gates.stream().mapToInt(Drawn::pairs).sum(),
        gates.stream().mapToLong(Drawn::tookNs).sum());
  }

  /** How many gates. */
  public int gates() {
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them said this. */
  public int of(GateOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** The same as a share of all gates, of which there must be one at least. */
  public Proportion share(GateOutcome outcome) {
    return new Proportion(of(outcome), gates());
  }

  /** Metrics that had an outcome at least once, with how often. */
  public List<Map.Entry<String, Integer>> metricsWith(GateOutcome outcome) {
    List<Map.Entry<String, Integer>> found = new ArrayList<>();
    metrics.forEach(
        (metric, counts) -> {
          if (counts.containsKey(outcome)) {
            found.add(Map.entry(metric, counts.get(outcome)));
          }
        });
    return List.copyOf(found);
  }

  /** Pairs of a gate on average. */
  public double meanPairs() {
    return (double) pairs / gates();
  }

  /** Minutes that the trials of a gate take on average. */
  public double meanMinutes() {
    return tookNs / NS_PER_MINUTE / gates();
  }
}

package statelab.results.intake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * Whether nodes stall that nothing was done to: {@code stall_on_other_nodes_s} = the longest time
 * between the injection and the healing in which one of the nodes that were not hit gave no answer,
 * in steps of 10 ms, at most the metric's horizon. A healthy node is silent between two answers
 * too, for as long as its rate says. Only where one node or several are the target; the others are
 * those whose vitals were read when the calm phase began.
 */
final class StallOfOthers implements Meter {
  private static final String METRIC = "stall_on_other_nodes_s";

  /** Between the names of several targets of one fault. */
  private static final String TARGETS = Pattern.quote("+");

  private static final long STEP_NS = 10_000_000;
  private static final double STEP_S = STEP_NS / 1e9;

  /** For each of the others the steps in which it answered. */
  private final Map<String, BitSet> answered = new HashMap<>();

  private final long fromNs;
  private final int steps;

  StallOfOthers(TrialRecord trial, Timeline timeline, long injectionNs) {
    fromNs = injectionNs;
    long toNs = timeline.span(Phase.OBSERVE).map(PhaseSpan::toNs).orElse(injectionNs);
    steps = Math.toIntExact((toNs - fromNs) / STEP_NS);
    Set<String> hit =
        trial.faults().stream()
            .flatMap(fault -> Arrays.stream(fault.target().split(TARGETS)))
            .collect(Collectors.toSet());
    Set<String> nodes =
        trial.vitals().stream()
            .filter(sample -> sample.moment().equals(VitalsSample.CALM_START) && sample.ofNode())
            .map(VitalsSample::process)
            .collect(Collectors.toSet());
    if (nodes.containsAll(hit)) {
      nodes.stream()
          .filter(node -> !hit.contains(node))
          .forEach(node -> answered.put(node, new BitSet()));
    }
  }

  @Override
  public void accept(RequestRecord request) {
    BitSet of = answered.get(request.node());
    long step = Math.floorDiv(request.endNs() - fromNs, STEP_NS);
    if (of != null && step >= 0 && step < steps) {
      of.set((int) step);
    }
  }

  @Override
  public List<Figure> figures() {
    double horizonS = Metrics.named(METRIC).horizonS();
    return answered.values().stream()
        .map(this::longestSilence)
        .max(Integer::compare)
        .filter(longest -> steps > 0)
        .map(longest -> Figure.of(METRIC, Math.min(longest * STEP_S, horizonS)))
        .stream()
        .toList();
  }

  private int longestSilence(BitSet answers) {
    int longest = 0;
    int from = 0;
    while (from < steps) {
      int next = answers.nextSetBit(from);
      int until = next < 0 ? steps : next;
      longest = Math.max(longest, until - from);
      from = until + 1;
    }
    return longest;
  }
}

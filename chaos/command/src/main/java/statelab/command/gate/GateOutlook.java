package statelab.command.gate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import statelab.chaos.experiment.Experiment;
import statelab.command.plan.TimeEstimate;
import statelab.results.gate.Gate;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GatedMetric;

/**
 * What a gate cannot say within its budget, told before it begins: counts, shares and times need a
 * certain number of pairs, whatever they show.
 *
 * @param pairs about as many as the budget holds
 */
record GateOutlook(GateDefinition definition, long pairs) {
  /** The outlook of a gate, both sides of whose pairs are measured at the same time. */
  static GateOutlook of(GateDefinition definition, Experiment experiment, Duration budget) {
    Duration pair =
        TimeEstimate.of(experiment, true).multipliedBy(definition.architectures().size());
    return new GateOutlook(definition, Math.max(1, budget.dividedBy(pair)));
  }

  /** A sentence; nothing where the budget holds as many pairs as every metric needs. */
  List<String> sentences() {
    Gate gate = new Gate(definition);
    String missing =
        List.of(needs(gate::pairsToPass, "to pass"), needs(gate::pairsToBlame, "to fail")).stream()
            .flatMap(Collection::stream)
            .collect(Collectors.joining("; "));
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "The budget holds about %d %s; %s."
                .formatted(pairs, pairs == 1 ? "pair" : "pairs", missing));
  }

  /** Metrics that need more pairs than there will be, those with the same need together. */
  private List<String> needs(ToIntFunction<GatedMetric> need, String what) {
    Map<Integer, List<String>> names =
        definition.metrics().stream()
            .filter(gated -> need.applyAsInt(gated) > pairs)
            .collect(
                Collectors.groupingBy(
                    need::applyAsInt,
                    TreeMap::new,
                    Collectors.mapping(gated -> gated.metric().name(), Collectors.toList())));
    return names.entrySet().stream()
        .map(
            each ->
                "%s %s %d %s"
                    .formatted(
                        String.join(", ", each.getValue()),
                        each.getValue().size() == 1 ? "needs" : "need",
                        each.getKey(),
                        what))
        .toList();
  }
}

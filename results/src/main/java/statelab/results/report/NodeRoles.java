package statelab.results.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import statelab.results.intake.TrialSeries;
import statelab.results.intake.TrialYield;
import statelab.results.run.FaultRecord;

/**
 * What the nodes of several trials are called when these are laid over each other: by their names,
 * or, where the trials broke different nodes, by what happened to them. A mean over a node that was
 * killed in some trials and not in others would show neither.
 *
 * @param oneTarget whether all trials broke the same
 * @param names of all that answered anything, in order; empty where only one did
 */
record NodeRoles(boolean oneTarget, List<String> names) {
  private static final String HIT = "node hit";

  NodeRoles {
    names = List.copyOf(names);
  }

  static NodeRoles of(List<TrialYield> trials) {
    boolean oneTarget = trials.stream().map(NodeRoles::targets).distinct().count() == 1;
    List<String> names =
        trials.stream()
            .flatMap(trial -> roles(trial, oneTarget).values().stream())
            .distinct()
            .sorted()
            .toList();
    return new NodeRoles(oneTarget, names.size() > 1 ? names : List.of());
  }

  /** The trial's series with its nodes so called. */
  TrialSeries named(TrialYield trial) {
    Map<String, String> roles = roles(trial, oneTarget);
    TrialSeries series = trial.series();
    return new TrialSeries(
        series.originNs(),
        series.binNs(),
        series.bins().stream().map(bin -> named(bin, roles)).toList());
  }

  private static TrialSeries.Bin named(TrialSeries.Bin bin, Map<String, String> roles) {
    Map<String, Long> byRole =
        bin.byNode().entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> roles.getOrDefault(each.getKey(), each.getKey()),
                    Map.Entry::getValue,
                    Long::sum));
    return new TrialSeries.Bin(
        bin.fromNs(),
        bin.succeeded(),
        bin.failed(),
        bin.indeterminate(),
        bin.p50Ns(),
        bin.p95Ns(),
        bin.p99Ns(),
        byRole);
  }

  private static Map<String, String> roles(TrialYield trial, boolean oneTarget) {
    TreeSet<String> nodes = new TreeSet<>();
    trial.series().bins().forEach(bin -> nodes.addAll(bin.byNode().keySet()));
    return oneTarget
        ? nodes.stream().collect(Collectors.toMap(Function.identity(), Function.identity()))
        : byFate(nodes, targets(trial));
  }

  private static Map<String, String> byFate(Collection<String> nodes, List<String> targets) {
    Map<String, String> roles = new TreeMap<>();
    List<String> spared = nodes.stream().filter(node -> !targets.contains(node)).toList();
    nodes.stream().filter(targets::contains).forEach(node -> roles.put(node, HIT));
    IntStream.range(0, spared.size())
        .forEach(i -> roles.put(spared.get(i), "other node " + (i + 1)));
    return roles;
  }

  private static List<String> targets(TrialYield trial) {
    return trial.trial().faults().stream().map(FaultRecord::target).toList();
  }
}

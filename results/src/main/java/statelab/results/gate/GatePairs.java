package statelab.results.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import statelab.results.run.Observation;

/**
 * The values of one metric of one architecture, pair by pair. Values of one block are a pair; when
 * one of the two is missing or invalid, the pair is dropped, never one side of it.
 *
 * @param valid the pairs that can be used, in the order of their blocks
 * @param dropped blocks that both sides have measured, but not both validly
 */
record GatePairs(List<Pair> valid, List<DroppedPair> dropped) {
  /** One value of each side. */
  record Pair(double base, double candidate) {}

  int pairs() {
    return valid.size();
  }

  /** All blocks that were measured on both sides. */
  int measured() {
    return valid.size() + dropped.size();
  }

  double[] base() {
    return valid.stream().mapToDouble(Pair::base).toArray();
  }

  double[] candidate() {
    return valid.stream().mapToDouble(Pair::candidate).toArray();
  }

  static GatePairs of(
      String architecture, GatedMetric gated, List<Observation> base, List<Observation> candidate) {
    List<Observation> ofBase = of(architecture, base);
    List<Observation> ofCandidate = of(architecture, candidate);
    SortedSet<Integer> blocks = blocks(ofBase);
    blocks.retainAll(blocks(ofCandidate));
    List<Pair> valid = new ArrayList<>();
    List<DroppedPair> dropped = new ArrayList<>();
    for (int block : blocks) {
      Optional<Observation> a = find(gated, block, ofBase);
      Optional<Observation> b = find(gated, block, ofCandidate);
      Optional<String> reason =
          obstacle("base", gated, a).or(() -> obstacle("candidate", gated, b));
      if (reason.isPresent()) {
        dropped.add(new DroppedPair(block, reason.get()));
      } else {
        valid.add(new Pair(a.orElseThrow().value(), b.orElseThrow().value()));
      }
    }
    return new GatePairs(List.copyOf(valid), List.copyOf(dropped));
  }

  private static List<Observation> of(String architecture, List<Observation> observations) {
    return observations.stream()
        .filter(observation -> observation.architecture().equals(architecture))
        .toList();
  }

  private static SortedSet<Integer> blocks(List<Observation> observations) {
    return observations.stream()
        .map(Observation::block)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Observation> find(
      GatedMetric gated, int block, List<Observation> observations) {
    return observations.stream()
        .filter(each -> each.block() == block && each.metric().equals(gated.metric().name()))
        .findFirst();
  }

  private static Optional<String> obstacle(
      String side, GatedMetric gated, Optional<Observation> observation) {
    if (observation.isEmpty()) {
      return Optional.of("the trial of the %s has no such figure".formatted(side));
    }
    Observation found = observation.get();
    if (found.invalidReason() != null) {
      return Optional.of(
          "the trial of the %s is invalid: %s".formatted(side, found.invalidReason()));
    }
    return gated.metric().comparedAsRatio() && !(found.value() > 0)
        ? Optional.of(
            "the figure of the %s is %s, of which there is no ratio".formatted(side, found.value()))
        : Optional.empty();
  }
}

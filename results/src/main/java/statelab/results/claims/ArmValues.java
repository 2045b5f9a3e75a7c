package statelab.results.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.run.Observation;

/** The observations of one metric that a comparison rests on, arm by arm and block by block. */
final class ArmValues {
  private static final double TOLERATED_INVALID_SHARE = 0.20;

  private final ExperimentName experiment;
  private final Metric metric;
  private final List<Subject> arms;
  private final Map<Subject, Map<Integer, Observation>> byArm = new HashMap<>();
  private final List<String> doubles = new ArrayList<>();

  ArmValues(
      ExperimentName experiment,
      Metric metric,
      List<Subject> arms,
      List<Observation> observations) {
    this.experiment = experiment;
    this.metric = metric;
    this.arms = arms;
    arms.forEach(arm -> byArm.put(arm, new HashMap<>()));
    observations.stream().filter(this::concerns).forEach(this::add);
  }

  static ArmValues of(Claim claim, List<Observation> observations) {
    return new ArmValues(claim.experiment(), claim.metric(), claim.contrast().arms(), observations);
  }

  private boolean concerns(Observation observation) {
    return observation.experiment().equals(experiment.label())
        && observation.metric().equals(metric.name());
  }

  private void add(Observation observation) {
    arms.stream().filter(arm -> arm.has(observation)).forEach(arm -> add(arm, observation));
  }

  private void add(Subject arm, Observation observation) {
    if (arm(arm).putIfAbsent(observation.block(), observation) != null) {
      doubles.add("%s in block %d".formatted(arm, observation.block()));
    }
  }

  /** Trials of these arms that were marked invalid. */
  int excluded() {
    return arms.stream().mapToInt(this::invalid).sum();
  }

  /** Whether there is any value of every arm, valid or not. */
  boolean ofEveryArm() {
    return arms.stream().noneMatch(name -> arm(name).isEmpty());
  }

  /** Why nothing can be judged, if so, before any arithmetic. */
  Optional<String> obstacle() {
    for (Subject name : arms) {
      if (arm(name).isEmpty()) {
        return Optional.of(
            "not measured in this run: no %s of %s in %s"
                .formatted(metric.name(), name, experiment.label()));
      }
      if (invalid(name) > TOLERATED_INVALID_SHARE * arm(name).size()) {
        return Optional.of(
            "%d of %d trials of %s are invalid, more than a fifth"
                .formatted(invalid(name), arm(name).size(), name));
      }
    }
    return doubles.isEmpty()
        ? Optional.empty()
        : Optional.of("more than one trial of " + doubles.getFirst() + ": which one is meant?");
  }

  /**
   * Values of an arm in the blocks in which every arm has one, in their order. Blocks that share
   * the starts of all arms yield one value together where a start has a part in it.
   */
  double[] values(Subject name, boolean withInvalid) {
    Map<Integer, Observation> values = arm(name);
    TreeSet<Integer> blocks = new TreeSet<>(values.keySet());
    arms.forEach(arm -> blocks.removeIf(block -> !usable(arm, block, withInvalid)));
    List<Observation> usable =
        blocks.stream()
            .map(values::get)
            .flatMap(value -> Optional.ofNullable(value).stream())
            .toList();
    return IndependentValues.of(metric, usable, each -> starts(each.block()));
  }

  /** The starts that the arms' trials of a block ran on. */
  private List<Integer> starts(int block) {
    return arms.stream()
        .flatMap(arm -> Optional.ofNullable(arm(arm).get(block)).stream())
        .map(Observation::start)
        .toList();
  }

  private boolean usable(Subject arm, int block, boolean withInvalid) {
    Observation observation = arm(arm).get(block);
    return observation != null && (withInvalid || observation.valid());
  }

  private int invalid(Subject arm) {
    return (int) arm(arm).values().stream().filter(observation -> !observation.valid()).count();
  }

  private Map<Integer, Observation> arm(Subject name) {
    return byArm.getOrDefault(name, Map.of());
  }
}

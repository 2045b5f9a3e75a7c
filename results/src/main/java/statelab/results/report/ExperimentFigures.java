package statelab.results.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.IndependentValues;
import statelab.results.run.Observation;

/**
 * The figures of one experiment: each metric of each arm.
 *
 * @param name of the experiment
 * @param observations all of them, in the order of the run
 */
record ExperimentFigures(String name, List<Observation> observations) {
  ExperimentFigures {
    observations = List.copyOf(observations);
  }

  /** Of each experiment that has any observation, in the order of the run. */
  static List<ExperimentFigures> of(Collection<Observation> observations) {
    Map<String, List<Observation>> byExperiment =
        observations.stream()
            .collect(
                Collectors.groupingBy(
                    Observation::experiment, LinkedHashMap::new, Collectors.toList()));
    return byExperiment.entrySet().stream()
        .map(entry -> new ExperimentFigures(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<MeasuredArm> arms() {
    return observations.stream()
        .map(MeasuredArm::of)
        .distinct()
        .sorted(MeasuredArm.IN_ORDER)
        .toList();
  }

  /** The metrics that any trial yielded, these first, the others in the order of the catalogue. */
  List<Metric> metrics(List<Metric> first) {
    SequencedSet<Metric> metrics = new LinkedHashSet<>(first);
    metrics.addAll(Metrics.all());
    return metrics.stream().filter(this::hasYielded).toList();
  }

  boolean hasYielded(Metric metric) {
    return observations.stream().anyMatch(each -> isOf(each, metric));
  }

  /** Every value of the metric in the arm, in the order of the run. */
  List<Observation> values(Metric metric, MeasuredArm arm) {
    return observations.stream()
        .filter(each -> isOf(each, metric) && MeasuredArm.of(each).equals(arm))
        .toList();
  }

  List<Observation> valid(Metric metric, MeasuredArm arm) {
    return values(metric, arm).stream().filter(Observation::valid).toList();
  }

  /** Over the valid trials of the arm; nothing where there is none. */
  Optional<ArmMean> mean(Metric metric, MeasuredArm arm) {
    return ArmMean.of(metric, IndependentValues.of(metric, valid(metric, arm)));
  }

  /** How many of the arm's trials are valid, or are not. */
  long trials(MeasuredArm arm, boolean valid) {
    return observations.stream()
        .filter(each -> MeasuredArm.of(each).equals(arm) && each.valid() == valid)
        .map(Observation::trial)
        .distinct()
        .count();
  }

  static boolean isOf(Observation observation, Metric metric) {
    return observation.metric().equals(metric.name());
  }
}

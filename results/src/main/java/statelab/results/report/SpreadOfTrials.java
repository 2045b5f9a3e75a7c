package statelab.results.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import statelab.results.catalogue.Metric;
import statelab.results.report.page.Experiment;
import statelab.results.run.Observation;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.statistics.VarianceComponents;

/**
 * How much of the spread of times lies between starts of a cluster, where starts served several
 * trials, and so how many of each the next run should have.
 */
final class SpreadOfTrials {
  private final List<TrialRecord> trials;

  /**
   * @param trials of one experiment, in the order of the run
   */
  SpreadOfTrials(List<TrialRecord> trials) {
    this.trials = List.copyOf(trials);
  }

  /**
   * One row for a metric of an arm; nothing for what is no time, or where the trials cannot tell.
   *
   * @param valid the arm's valid observations of the metric
   */
  Optional<Experiment.SpreadRow> row(Metric metric, MeasuredArm arm, List<Observation> valid) {
    if (!metric.isTiming() || valid.stream().anyMatch(each -> !(each.value() > 0))) {
      return Optional.empty();
    }
    Collection<List<Observation>> starts =
        valid.stream().collect(Collectors.groupingBy(Observation::start)).values();
    if (starts.size() < 2 || starts.stream().allMatch(ofStart -> ofStart.size() < 2)) {
      return Optional.empty();
    }
    VarianceComponents components =
        VarianceComponents.of(
            starts.stream()
                .map(each -> each.stream().mapToDouble(one -> Math.log(one.value())).toArray())
                .toList());
    return Optional.of(
        new Experiment.SpreadRow(
            arm.label(),
            metric.name(),
            percent(Math.sqrt(components.start())),
            percent(Math.sqrt(components.trial())),
            advice(components, arm)));
  }

  private String advice(VarianceComponents components, MeasuredArm arm) {
    OptionalDouble again = median(durations(arm, false));
    OptionalDouble first = median(durations(arm, true));
    if (again.isEmpty() || first.isEmpty() || first.getAsDouble() <= again.getAsDouble()) {
      return "";
    }
    return Integer.toString(
        components.trialsPerStart(first.getAsDouble() - again.getAsDouble(), again.getAsDouble()));
  }

  /** From the end of the trial before to the end of each trial of the arm, in ns. */
  private List<Double> durations(MeasuredArm arm, boolean first) {
    List<Double> durations = new ArrayList<>();
    for (int i = 1; i < trials.size(); i++) {
      TrialRecord trial = trials.get(i);
      if (MeasuredArm.of(trial).equals(arm) && (trial.start() == trial.trial()) == first) {
        durations.add((double) (end(trial) - end(trials.get(i - 1))));
      }
    }
    // A run that was carried on later has gaps, and on another clock even negative ones.
    durations.removeIf(length -> length <= 0);
    return durations;
  }

  private static long end(TrialRecord trial) {
    return trial.timeline().stream().mapToLong(PhaseSpan::toNs).max().orElse(0);
  }

  private static OptionalDouble median(List<Double> values) {
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.stream().sorted().toList().get(values.size() / 2));
  }

  /** A standard deviation of logarithms is, when it is small, one in parts of the value. */
  private static String percent(double deviation) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * deviation);
  }
}

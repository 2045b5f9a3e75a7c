package statelab.results.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.results.catalogue.ControlArm;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;
import statelab.results.statistics.ManyTests;

/**
 * What a run measures between an arm and itself: its control arm went through the same path, so
 * that any difference is noise or a fault of the harness.
 *
 * @param entries one for each experiment, arm and ratio metric that a control arm has
 */
public record NoiseFloor(List<Entry> entries) {
  private static final double ALPHA = 1 - Judge.CONFIDENCE;

  /**
   * The control of one metric.
   *
   * @param experiment name in the catalogue
   * @param arm the arm that was measured twice, with its level if it has one
   * @param metric what was measured
   * @param ratio second measurement ÷ first; 1 is no noise
   * @param interval of the ratio; nothing when the data give none
   * @param blocks pairs
   * @param adjustedP Holm-adjusted p of "the two differ by no more than δ", over all entries
   */
  public record Entry(
      String experiment,
      String arm,
      Metric metric,
      double ratio,
      Optional<Interval> interval,
      int blocks,
      double adjustedP) {

    /** Whether the arm differs from itself beyond what a claim may ask for. */
    public boolean beyondThreshold() {
      return adjustedP <= ALPHA;
    }
  }

  private record Control(String experiment, String arm, Metric metric, LogRatio comparison) {
    double p() {
      double limit = 1 + metric.threshold();
      return Math.min(1, 2 * Math.min(comparison.pAbove(limit), comparison.pBelow(1 / limit)));
    }

    Entry entry(double adjustedP) {
      return new Entry(
          experiment,
          arm,
          metric,
          comparison.estimate(),
          comparison.interval(Judge.CONFIDENCE),
          comparison.pairs(),
          adjustedP);
    }
  }

  public NoiseFloor {
    entries = List.copyOf(entries);
  }

  /** The noise floor of a run's observations; without a control arm it has no entries. */
  public static NoiseFloor of(List<Observation> observations) {
    List<Control> controls = controls(observations);
    double[] adjusted = ManyTests.holm(controls.stream().mapToDouble(Control::p).toArray());
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      entries.add(controls.get(i).entry(adjusted[i]));
    }
    return new NoiseFloor(entries);
  }

  /** The timing metric whose control differs beyond δ, if any: it voids the timing verdicts. */
  public Optional<Entry> spoiler() {
    return entries.stream()
        .filter(entry -> entry.metric().isTiming() && entry.beyondThreshold())
        .findFirst();
  }

  private static List<Control> controls(List<Observation> observations) {
    return observations.stream()
        .filter(observation -> ControlArm.isControl(observation.architecture()))
        .map(Key::of)
        .distinct()
        .flatMap(key -> control(key, observations).stream())
        .toList();
  }

  private record Key(String experiment, String control, String level, String metric) {
    static Key of(Observation observation) {
      return new Key(
          observation.experiment(),
          observation.architecture(),
          observation.level().name(),
          observation.metric());
    }
  }

  private static Optional<Control> control(Key key, List<Observation> observations) {
    Optional<Metric> metric = Metrics.find(key.metric()).filter(Metric::comparedAsRatio);
    Optional<ExperimentName> experiment = ExperimentName.find(key.experiment());
    if (metric.isEmpty() || experiment.isEmpty()) {
      return Optional.empty();
    }
    Subject arm = new Subject(ControlArm.baseOf(key.control()), key.level());
    Subject control = new Subject(key.control(), key.level());
    ArmValues values =
        new ArmValues(experiment.get(), metric.get(), List.of(arm, control), observations);
    double[] base = values.values(arm, false);
    double[] again = values.values(control, false);
    return base.length < 2 || values.obstacle().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Control(key.experiment(), arm.toString(), metric.get(), LogRatio.of(base, again)));
  }
}

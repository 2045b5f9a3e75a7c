package statelab.results.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import statelab.results.catalogue.ControlArm;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.MetricKind;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Observation;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Differences;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;
import statelab.results.statistics.ManyTests;

/**
 * What a run measures between an arm and itself: its control arm went through the same path, so
 * that any difference is noise or a fault of the harness.
 *
 * @param entries one for each experiment, arm and judged metric that a control arm has
 */
public record NoiseFloor(List<Entry> entries) {
  private static final double ALPHA = 1 - Judge.CONFIDENCE;
  private static final double POWER = 0.80;

  /**
   * The control of one metric.
   *
   * @param experiment name in the catalogue
   * @param arm the arm that was measured twice, with its level if it has one
   * @param metric what was measured
   * @param effect second measurement ÷ first for a ratio metric, where 1 is no noise; otherwise
   *     second minus first, where 0 is none
   * @param interval of the effect; nothing when the data give none
   * @param visible the smallest effect that so many pairs show to lie beyond δ four times in five;
   *     nothing when the data cannot tell
   * @param blocks pairs
   * @param adjustedP Holm-adjusted p of "the two differ by no more than δ", over all entries
   */
  public record Entry(
      String experiment,
      String arm,
      Metric metric,
      double effect,
      Optional<Interval> interval,
      Optional<Double> visible,
      int blocks,
      double adjustedP) {

    /** Whether the arm differs from itself beyond what a claim may ask for. */
    public boolean beyondThreshold() {
      return adjustedP <= ALPHA;
    }
  }

  private record Control(String experiment, String arm, Metric metric, Comparison comparison) {
    double p() {
      double below = metric.comparedAsRatio() ? 1 / limit() : -limit();
      return Math.min(1, 2 * Math.min(comparison.pAbove(limit()), comparison.pBelow(below)));
    }

    private double limit() {
      return comparison.noEffect() + metric.threshold();
    }

    Entry entry(double adjustedP) {
      return new Entry(
          experiment,
          arm,
          metric,
          comparison.estimate(),
          comparison.interval(Judge.CONFIDENCE),
          comparison.minimumDetectable(limit(), ALPHA, POWER),
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

  /** Whether any timing metric was measured twice, so that a spoiler could have been found. */
  public boolean checksTimes() {
    return entries.stream().anyMatch(entry -> entry.metric().isTiming());
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
    Optional<Metric> metric = Metrics.find(key.metric()).filter(NoiseFloor::isNoisy);
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
        : comparison(metric.get(), base, again)
            .map(
                comparison ->
                    new Control(key.experiment(), arm.toString(), metric.get(), comparison));
  }

  /** Whether its values vary from trial to trial and have a better side. */
  static boolean isNoisy(Metric metric) {
    return metric.direction() != Direction.DESCRIBES
        && !(metric.kind() instanceof MetricKind.Exact);
  }

  /** Nothing for a ratio of what was zero. */
  static Optional<Comparison> comparison(Metric metric, double[] base, double[] again) {
    if (!metric.comparedAsRatio()) {
      return Optional.of(Differences.of(base, again));
    }
    boolean positive =
        DoubleStream.concat(Arrays.stream(base), Arrays.stream(again)).allMatch(value -> value > 0);
    return positive ? Optional.of(LogRatio.of(base, again)) : Optional.empty();
  }
}

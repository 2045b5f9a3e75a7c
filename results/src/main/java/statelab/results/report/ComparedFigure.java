package statelab.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.statistics.Interval;

/**
 * One metric of one arm in one run as numbers, for programs.
 *
 * @param experiment where it was measured
 * @param metric its name
 * @param unit of mean, its interval and a difference
 * @param arm the arm, with its level if it has one
 * @param run number of the run in the comparison, from 1
 * @param mean over the valid trials; null without any
 * @param meanLow lower end of its 95 % interval; null without one
 * @param meanHigh upper end
 * @param trials valid trials
 * @param invalid invalid trials, left out
 * @param effectKind {@code ratio} or {@code difference}; null for the first run
 * @param effect against the first run; null when there is none
 * @param effectLow lower end of its 95 % interval; null without one
 * @param effectHigh upper end
 * @param outcome {@code equal}, {@code alike}, {@code different} or {@code open}; null without an
 *     effect
 */
record ComparedFigure(
    String experiment,
    String metric,
    String unit,
    String arm,
    int run,
    @Nullable Double mean,
    @Nullable Double meanLow,
    @Nullable Double meanHigh,
    int trials,
    int invalid,
    @Nullable String effectKind,
    @Nullable Double effect,
    @Nullable Double effectLow,
    @Nullable Double effectHigh,
    @Nullable String outcome) {

  static final List<String> NAMES =
      List.of(
          "experiment",
          "metric",
          "unit",
          "arm",
          "run",
          "mean",
          "mean_low",
          "mean_high",
          "trials",
          "invalid",
          "effect_kind",
          "effect",
          "effect_low",
          "effect_high",
          "outcome");

  static ComparedFigure of(
      ComparedRun run, int number, ComparedRun.Place place, Optional<RunPair> pair) {
    Optional<ArmMean> mean = ArmMean.of(place.metric(), run.values(place));
    Optional<Interval> ends = mean.flatMap(ArmMean::interval);
    Optional<Interval> effectEnds = pair.flatMap(RunPair::interval);
    return new ComparedFigure(
        place.experiment(),
        place.metric().name(),
        place.metric().unit(),
        place.arm().label(),
        number,
        mean.map(ArmMean::mean).orElse(null),
        ends.map(Interval::low).orElse(null),
        ends.map(Interval::high).orElse(null),
        mean.map(ArmMean::n).orElse(0),
        run.invalid(place),
        pair.map(found -> found.ratio() ? "ratio" : "difference").orElse(null),
        pair.map(RunPair::effect).orElse(null),
        effectEnds.map(Interval::low).orElse(null),
        effectEnds.map(Interval::high).orElse(null),
        pair.map(found -> found.outcome().name().toLowerCase(Locale.ROOT)).orElse(null));
  }

  /** In the order of the names; blank for what there is not. */
  List<String> values() {
    return Stream.of(
            experiment,
            metric,
            unit,
            arm,
            run,
            mean,
            meanLow,
            meanHigh,
            trials,
            invalid,
            effectKind,
            effect,
            effectLow,
            effectHigh,
            outcome)
        .map(value -> Objects.toString(value, ""))
        .toList();
  }
}

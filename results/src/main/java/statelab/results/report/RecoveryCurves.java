package statelab.results.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.Judge;
import statelab.results.report.page.Experiment;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import statelab.results.statistics.Proportion;
import statelab.results.statistics.RecoveryTimes;

/** Which share of an arm's trials had recovered by when, as the table below the curves. */
final class RecoveryCurves {
  private static final Metric TIME = Metrics.named("time_to_recover_s");

  /** Where the table reads the curves, as parts of the horizon. */
  private static final double[] MOMENTS = {1 / 12.0, 1 / 6.0, 1 / 3.0, 1 / 2.0, 2 / 3.0};

  private RecoveryCurves() {}

  static Experiment.Recovery of(ExperimentSection section) {
    List<Experiment.RecoveryRow> rows =
        section.arms().stream().flatMap(arm -> row(section, arm).stream()).toList();
    return rows.isEmpty()
        ? new Experiment.Recovery("", List.of(), List.of())
        : new Experiment.Recovery(
            Quantity.of(TIME.horizonS(), "s"),
            moments().mapToObj(s -> Quantity.of(s, "s")).toList(),
            rows);
  }

  private static DoubleStream moments() {
    return DoubleStream.of(MOMENTS).map(part -> part * TIME.horizonS());
  }

  private static Optional<Experiment.RecoveryRow> row(ExperimentSection section, MeasuredArm arm) {
    double[] times =
        section.values(TIME, arm).stream()
            .filter(Observation::valid)
            .mapToDouble(Observation::value)
            .toArray();
    return times.length == 0
        ? Optional.empty()
        : Optional.of(
            new Experiment.RecoveryRow(
                arm.label(),
                moments().mapToObj(s -> share(times, s)).toList(),
                recovered(new RecoveryTimes(times, TIME.horizonS()).recovered()),
                Quantity.of(new RecoveryTimes(times, TIME.horizonS()).restrictedMean(), "s")));
  }

  private static String share(double[] times, double byS) {
    double recovered = DoubleStream.of(times).filter(time -> time <= byS).count();
    return percent(recovered / times.length);
  }

  private static String recovered(Proportion proportion) {
    Interval interval = proportion.clopperPearson(Judge.CONFIDENCE);
    return "%d of %d (%s to %s)"
        .formatted(
            proportion.events(),
            proportion.trials(),
            percent(interval.low()),
            percent(interval.high()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}

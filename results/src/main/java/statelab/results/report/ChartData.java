package statelab.results.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.hotpaths.SensitivityMap;
import statelab.results.report.page.Anchor;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What the page's script draws, as JSON that is safe inside a script element. */
final class ChartData {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private ChartData() {}

  private record ExperimentCharts(
      String anchor,
      String name,
      double ratePerS,
      int nodes,
      String levelName,
      List<ArmTimeline> timelines,
      List<MetricChart> metrics,
      List<ScalingChart> scaling) {}

  private record MetricChart(
      String name,
      String meaning,
      String unit,
      boolean ratio,
      @Nullable Double horizon,
      List<ArmValues> arms) {}

  private record ScalingChart(
      String arm,
      boolean usual,
      boolean measured,
      List<ScalingFits.Place> trials,
      List<ScalingFits.CurvePoint> curve) {}

  private record ArmValues(
      String arm,
      String architecture,
      boolean usual,
      @Nullable Double level,
      String levelName,
      @Nullable Double mean,
      @Nullable Double low,
      @Nullable Double high,
      List<Point> points) {}

  private record Point(int trial, int block, double value, boolean valid) {}

  /**
   * An architecture, which other servers its requests may wait for, and whether it has a session.
   */
  private record Arm(String name, String waitsFor, boolean session) {}

  private record All(
      List<Arm> architectures,
      List<ExperimentCharts> experiments,
      @Nullable MapChart sensitivity) {}

  private record MapChart(List<MapColumn> columns, List<MapRow> rows) {}

  private record MapColumn(double ns, String measured) {}

  private record MapRow(String label, List<MapCell> cells) {}

  private record MapCell(
      double ratio, @Nullable Double low, @Nullable Double high, String sooner) {}

  static String json(List<ExperimentSection> experiments, Optional<SensitivityMap> map) {
    String json =
        JSON.writeValueAsString(
            new All(
                Arrays.stream(Architecture.values()).map(ChartData::arm).toList(),
                experiments.stream().map(ChartData::experiment).toList(),
                map.map(ChartData::chart).orElse(null)));
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static Arm arm(Architecture architecture) {
    return new Arm(
        architecture.label(),
        architecture.waitsFor().name().toLowerCase(Locale.ROOT),
        architecture.hasSession());
  }

  private static MapChart chart(SensitivityMap map) {
    return new MapChart(
        map.columns().stream().map(each -> new MapColumn(each.ns(), each.measured())).toList(),
        map.rows().stream()
            .map(
                row ->
                    new MapRow(
                        HotPathNames.label(row),
                        row.cells().stream().map(ChartData::cell).toList()))
            .toList());
  }

  private static MapCell cell(SensitivityMap.Cell cell) {
    return new MapCell(
        cell.ratio(),
        cell.interval().map(Interval::low).orElse(null),
        cell.interval().map(Interval::high).orElse(null),
        cell.sooner().name().toLowerCase(Locale.ROOT));
  }

  private static ExperimentCharts experiment(ExperimentSection section) {
    return new ExperimentCharts(
        Anchor.experiment(section.name()),
        section.name(),
        ArmTimeline.round(section.calmRatePerS()),
        section.nodes(),
        section.levelName(),
        section.timelines(),
        section.metrics().stream()
            .filter(metric -> metric.direction() != Direction.DESCRIBES)
            .map(metric -> metric(section, metric))
            .toList(),
        ScalingFits.of(section).stream()
            .map(
                fit ->
                    new ScalingChart(
                        fit.series().label(),
                        fit.series().usual(),
                        ScalingFits.measured(section),
                        fit.trials(),
                        fit.curve()))
            .toList());
  }

  private static MetricChart metric(ExperimentSection section, Metric metric) {
    return new MetricChart(
        metric.name(),
        metric.meaning(),
        metric.unit(),
        metric.comparedAsRatio(),
        Double.isFinite(metric.horizonS()) ? metric.horizonS() : null,
        section.arms().stream().map(arm -> values(section, metric, arm)).toList());
  }

  private static ArmValues values(ExperimentSection section, Metric metric, MeasuredArm arm) {
    Optional<ArmMean> mean = section.mean(metric, arm);
    Optional<Interval> interval = mean.flatMap(ArmMean::interval);
    return new ArmValues(
        arm.label(),
        arm.architecture(),
        arm.level().usual(),
        arm.number().orElse(null),
        arm.level().name(),
        mean.map(ArmMean::mean).orElse(null),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        section.values(metric, arm).stream().map(ChartData::point).toList());
  }

  private static Point point(Observation observation) {
    return new Point(
        observation.trial(),
        observation.block(),
        ArmTimeline.round(observation.value()),
        observation.valid());
  }
}

package statelab.results.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.intake.TrialSeries;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.Anchor;
import statelab.results.report.page.Experiment;
import statelab.results.run.Observation;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.statistics.Interval;

/** Puts one experiment of the run into words and tables. */
final class ExperimentSection {
  private final String name;
  private final String command;
  private final long seed;
  private final List<TrialYield> trials;
  private final String question;
  private final List<Metric> metrics;
  private final ExperimentFigures figures;
  private final List<MeasuredArm> arms;

  private ExperimentSection(RunData data, ExperimentFigures figures) {
    name = figures.name();
    this.figures = figures;
    arms = figures.arms();
    Asked asked = Asked.by(data.manifest());
    question = asked.question(name);
    metrics = figures.metrics(asked.metrics(name));
    command = data.manifest().command();
    seed = data.manifest().seed();
    trials = data.trials().stream().filter(each -> each.trial().experiment().equals(name)).toList();
  }

  /** One section for each experiment that has any observation, in the order of the run. */
  static List<ExperimentSection> of(RunData data) {
    return ExperimentFigures.of(data.observations()).stream()
        .map(figures -> new ExperimentSection(data, figures))
        .toList();
  }

  String name() {
    return name;
  }

  List<MeasuredArm> arms() {
    return arms;
  }

  private List<String> labels() {
    return arms.stream().map(MeasuredArm::label).toList();
  }

  private boolean hasLevels() {
    return arms.stream().anyMatch(arm -> arm.level().named());
  }

  Experiment words() {
    return new Experiment(
        name,
        Anchor.experiment(name),
        question,
        DesignWords.of(labels(), trials.stream().map(TrialYield::trial).toList()),
        command.replaceFirst("--experiment=\\S+", Matcher.quoteReplacement("--experiment=" + name)),
        labels(),
        hasLevels(),
        timelines().stream().map(TimelineWords::of).toList(),
        metrics().stream().map(this::row).toList(),
        PooledLatency.of(trials, seed).rows(arms),
        BreakEven.of(this),
        RecoveryCurves.of(this),
        ScalingFits.words(this),
        spread(),
        trials.stream().map(this::row).toList());
  }

  private List<Experiment.SpreadRow> spread() {
    SpreadOfTrials spread = new SpreadOfTrials(trials.stream().map(TrialYield::trial).toList());
    return metrics().stream()
        .flatMap(
            metric ->
                arms.stream()
                    .flatMap(arm -> spread.row(metric, arm, figures.valid(metric, arm)).stream()))
        .toList();
  }

  /**
   * The trials of each arm over time: the valid ones, or the invalid ones where none is valid. Many
   * levels of a healthy cluster would be as many pictures of nothing, so they have none; nor have
   * scripts, whose requests are few.
   */
  List<ArmTimeline> timelines() {
    boolean healthy = trials.stream().allMatch(each -> each.trial().faults().isEmpty());
    if (hasLevels() && healthy) {
      return List.of();
    }
    return arms.stream().flatMap(arm -> timeline(arm).stream()).toList();
  }

  private Optional<ArmTimeline> timeline(MeasuredArm arm) {
    Map<Boolean, List<TrialYield>> byValidity =
        trials.stream()
            .filter(each -> MeasuredArm.of(each.trial()).equals(arm))
            .filter(each -> !each.series().bins().isEmpty())
            .collect(Collectors.partitioningBy(TrialYield::usable));
    return Stream.of(true, false)
        .filter(valid -> !byValidity.getOrDefault(valid, List.of()).isEmpty())
        .map(valid -> ArmTimeline.of(arm.label(), valid, byValidity.getOrDefault(valid, List.of())))
        .findFirst();
  }

  /** The highest rate of requests in the calm of any trial: what its costs were measured at. */
  double calmRatePerS() {
    return trials.stream().mapToDouble(ExperimentSection::calmRatePerS).max().orElse(0);
  }

  private static double calmRatePerS(TrialYield yield) {
    return yield.trial().timeline().stream()
        .filter(span -> span.phase() == Phase.CALM)
        .mapToDouble(calm -> ratePerS(yield.series(), calm))
        .max()
        .orElse(0);
  }

  /** Over the bins that lie wholly in the span; 0 when none does. */
  private static double ratePerS(TrialSeries series, PhaseSpan span) {
    List<TrialSeries.Bin> inside =
        series.bins().stream()
            .filter(bin -> bin.fromNs() >= span.fromNs())
            .filter(bin -> bin.fromNs() + series.binNs() <= span.toNs())
            .toList();
    double seconds = inside.size() * (series.binNs() / 1e9);
    return seconds == 0 ? 0 : inside.stream().mapToLong(TrialSeries.Bin::requests).sum() / seconds;
  }

  /** On how many nodes all of its trials ran; 0 where that differs or is not known. */
  int nodes() {
    List<String> nodes =
        trials.stream()
            .map(each -> each.trial().factors().getOrDefault("nodes", ""))
            .distinct()
            .toList();
    return nodes.size() == 1 && nodes.getFirst().matches("\\d{1,9}")
        ? Integer.parseInt(nodes.getFirst())
        : 0;
  }

  /** Whether no trial of the arm says that it ran on another number of nodes. */
  boolean ranOn(String nodes, MeasuredArm arm) {
    return trials.stream()
        .map(TrialYield::trial)
        .filter(trial -> MeasuredArm.of(trial).equals(arm))
        .allMatch(trial -> trial.factors().getOrDefault("nodes", nodes).equals(nodes));
  }

  /** What numbers among its levels are values of, as factors name it; blank where none does. */
  String levelName() {
    List<TrialYield> numbered =
        trials.stream().filter(each -> MeasuredArm.of(each.trial()).number().isPresent()).toList();
    return numbered.stream()
        .limit(1)
        .flatMap(each -> each.trial().factors().keySet().stream())
        .sorted()
        .filter(factor -> numbered.stream().allMatch(each -> namesItsLevel(each, factor)))
        .findFirst()
        .orElse("");
  }

  private static boolean namesItsLevel(TrialYield yield, String factor) {
    return yield.trial().level().name().equals(yield.trial().factors().get(factor));
  }

  /** The metrics that any trial of the experiment yielded, those that it is for first. */
  List<Metric> metrics() {
    return metrics;
  }

  /** Every value of the metric in the arm, in the order of the run. */
  List<Observation> values(Metric metric, MeasuredArm arm) {
    return figures.values(metric, arm);
  }

  Optional<ArmMean> mean(Metric metric, MeasuredArm arm) {
    return figures.mean(metric, arm);
  }

  private Experiment.MetricRow row(Metric metric) {
    return new Experiment.MetricRow(
        metric.name(),
        metric.meaning(),
        direction(metric.direction()),
        arms.stream().map(arm -> cell(metric, arm)).toList());
  }

  private static String direction(Direction direction) {
    return switch (direction) {
      case LOWER_IS_BETTER -> "lower is better";
      case HIGHER_IS_BETTER -> "higher is better";
      case DESCRIBES -> "describes";
    };
  }

  private Experiment.MetricCell cell(Metric metric, MeasuredArm arm) {
    Optional<ArmMean> mean = mean(metric, arm);
    Optional<Interval> interval = mean.flatMap(ArmMean::interval);
    return new Experiment.MetricCell(
        arm.label(),
        !values(metric, arm).isEmpty(),
        mean.map(found -> Quantity.of(found.mean(), metric.unit())).orElse(""),
        interval.map(ends -> Quantity.range(ends.low(), ends.high(), metric.unit())).orElse(""),
        mean.map(ArmMean::n).orElse(0));
  }

  private Experiment.TrialRow row(TrialYield yield) {
    TrialRecord trial = yield.trial();
    List<Observation> its =
        figures.observations().stream().filter(each -> each.trial() == trial.trial()).toList();
    return new Experiment.TrialRow(
        trial.trial(),
        trial.armAtLevel(),
        trial.block(),
        trial.start(),
        its.stream().allMatch(Observation::valid),
        its.stream()
            .flatMap(each -> Optional.ofNullable(each.invalidReason()).stream())
            .distinct()
            .reduce((a, b) -> a + "; " + b)
            .orElse(""),
        metrics().stream().map(metric -> value(its, metric)).toList());
  }

  private static String value(List<Observation> its, Metric metric) {
    return its.stream()
        .filter(each -> ExperimentFigures.isOf(each, metric))
        .map(each -> Quantity.of(each.value(), metric.unit()))
        .findFirst()
        .orElse("");
  }
}

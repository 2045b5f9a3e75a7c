package statelab.results.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import statelab.results.catalogue.ControlArm;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.IndependentValues;
import statelab.results.report.page.Experiment;
import statelab.results.run.Observation;
import statelab.results.statistics.Interval;
import statelab.results.statistics.ScalabilityLaw;
import statelab.results.statistics.Warning;

/**
 * The universal scalability law of each architecture. Nodes share the cores of one machine, so
 * throughput cannot show scaling; fitted is what CPU time implies: N nodes with a core each could
 * serve N ÷ cpu_ns_per_request(N). Where nodes are bounded by something else than the machine, so
 * that users who wait for answers keep them busy, what they serve is measured, and fitted itself.
 */
final class ScalingFits {
  private static final Metric REQUEST = Metrics.named("cpu_ns_per_request");
  private static final Metric SERVED = Metrics.named("served_per_s");
  private static final int LOADS_FOR_A_FIT = 3;
  private static final int STEPS = 32;

  private ScalingFits() {}

  /**
   * What was measured of one architecture, and the law in it.
   *
   * @param series the architecture, with what else its levels have in common
   * @param trials what each independent value is or implies
   * @param law the fit; nothing with fewer than three numbers of nodes
   */
  record Fit(NodesOfArm.Series series, List<Place> trials, Optional<ScalabilityLaw> law) {
    Fit {
      trials = List.copyOf(trials);
    }

    /** The law between the smallest and the largest number of nodes; empty without one. */
    List<CurvePoint> curve() {
      return law.map(Fit::curve).orElse(List.of());
    }

    private static List<CurvePoint> curve(ScalabilityLaw law) {
      double step = (law.largestN() - law.smallestN()) / STEPS;
      return IntStream.rangeClosed(0, STEPS)
          .mapToDouble(i -> Math.min(law.largestN(), law.smallestN() + i * step))
          .mapToObj(n -> CurvePoint.of(law, n))
          .toList();
    }
  }

  /** Rate in requests/s at so many nodes, served or implied. */
  record Place(double nodes, double perS) {}

  /** The law at so many nodes in requests/s, with its 95 % interval. */
  record CurvePoint(double nodes, double perS, @Nullable Double low, @Nullable Double high) {
    static CurvePoint of(ScalabilityLaw law, double n) {
      Optional<Interval> interval = law.throughputIntervalAt(n);
      return new CurvePoint(
          ArmTimeline.round(n),
          ArmTimeline.round(law.throughputAt(n)),
          interval.map(Interval::low).map(ArmTimeline::round).orElse(null),
          interval.map(Interval::high).map(ArmTimeline::round).orElse(null));
    }
  }

  /** Whether rates were measured that are worth a fit, so that none have to be implied. */
  static boolean measured(ExperimentSection section) {
    return section.metrics().contains(SERVED);
  }

  /**
   * One for each architecture of an experiment that varies the nodes, and for what else its levels
   * have in common; controls are none.
   */
  static List<Fit> of(ExperimentSection section) {
    if (!measured(section) && !section.name().equals(ExperimentName.SCALING.label())) {
      return List.of();
    }
    Map<NodesOfArm.Series, List<NodesOfArm>> series =
        section.arms().stream()
            .filter(arm -> !ControlArm.isControl(arm.architecture()))
            .flatMap(arm -> NodesOfArm.of(section, arm).stream())
            .collect(
                Collectors.groupingBy(NodesOfArm::series, LinkedHashMap::new, Collectors.toList()));
    return series.entrySet().stream()
        .map(entry -> fit(section, entry.getKey(), entry.getValue()))
        .filter(fit -> !fit.trials().isEmpty())
        .toList();
  }

  private static Fit fit(
      ExperimentSection section, NodesOfArm.Series series, List<NodesOfArm> arms) {
    List<Place> trials = arms.stream().flatMap(arm -> places(section, arm).stream()).toList();
    double[] nodes = trials.stream().mapToDouble(Place::nodes).toArray();
    double[] perS = trials.stream().mapToDouble(Place::perS).toArray();
    return new Fit(
        series,
        trials,
        Arrays.stream(nodes).distinct().count() < LOADS_FOR_A_FIT
            ? Optional.empty()
            : Optional.of(ScalabilityLaw.fit(nodes, perS)));
  }

  private static List<Place> places(ExperimentSection section, NodesOfArm arm) {
    boolean measured = measured(section);
    Metric metric = measured ? SERVED : REQUEST;
    List<Observation> valid =
        section.values(metric, arm.arm()).stream()
            .filter(each -> each.valid() && each.value() > 0)
            .toList();
    return Arrays.stream(IndependentValues.of(metric, valid))
        .map(value -> measured ? value : arm.nodes() * 1e9 / value)
        .mapToObj(perS -> new Place(arm.nodes(), perS))
        .toList();
  }

  static Experiment.Scaling words(ExperimentSection section) {
    List<Fit> fits = of(section);
    List<Double> nodes =
        fits.stream()
            .flatMap(fit -> fit.trials().stream())
            .map(Place::nodes)
            .distinct()
            .sorted()
            .toList();
    return new Experiment.Scaling(
        measured(section),
        nodes.stream().map(Quantity::number).toList(),
        fits.stream().map(fit -> row(fit, nodes)).toList());
  }

  private static Experiment.ScalingRow row(Fit fit, List<Double> nodes) {
    return fit.law()
        .map(law -> row(fit, law, nodes))
        .orElseGet(
            () ->
                new Experiment.ScalingRow(
                    fit.series().label(),
                    "",
                    "",
                    "",
                    nodes.stream().map(n -> "").toList(),
                    List.of("no fit: it needs three different numbers of nodes")));
  }

  private static Experiment.ScalingRow row(Fit fit, ScalabilityLaw law, List<Double> nodes) {
    return new Experiment.ScalingRow(
        fit.series().label(),
        Quantity.of(law.gamma(), "requests/s"),
        parameter(law, law.alpha(), 1),
        parameter(law, law.beta(), 2),
        nodes.stream().map(n -> efficiency(law, n)).toList(),
        doubts(law));
  }

  private static String parameter(ScalabilityLaw law, double value, int place) {
    return law.intervals().isEmpty()
        ? Quantity.number(value)
        : "%s (%s)"
            .formatted(
                Quantity.number(value),
                Quantity.range(
                        law.intervals().get(place).low(), law.intervals().get(place).high(), "")
                    .trim());
  }

  /** Nothing where it would be told of a node count, or against one, that was not measured. */
  private static String efficiency(ScalabilityLaw law, double n) {
    if (law.smallestN() > 1 || n > law.largestN()) {
      return "";
    }
    String interval =
        law.efficiencyIntervalAt(n)
            .map(ends -> " (%s to %s)".formatted(percent(ends.low()), percent(ends.high())))
            .orElse("");
    return percent(law.efficiencyAt(n)) + (n == 1 ? "" : interval);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static List<String> doubts(ScalabilityLaw law) {
    List<String> doubts = new ArrayList<>();
    law.warnings().stream().map(Warning::sentence).forEach(doubts::add);
    if (law.smallestN() > 1) {
      doubts.add("one node alone was not measured, so there is nothing to be efficient against");
    }
    return doubts;
  }
}

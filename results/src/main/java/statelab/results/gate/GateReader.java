package statelab.results.gate;

import java.util.List;
import java.util.Optional;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.MetricKind;
import statelab.results.catalogue.Metrics;
import statelab.results.definition.Fields;

/** Reads {@code gate.yaml}; what is wrong is reported all at once, with its place. */
final class GateReader {
  static final String PASS = "pass";
  static final String FAIL = "fail";

  private GateReader() {}

  static Optional<GateDefinition> definition(Fields fields) {
    if (fields.whole("version") != GateDefinition.VERSION) {
      fields.reject("version", "must be " + GateDefinition.VERSION);
    }
    String experiment = fields.text("experiment");
    List<String> architectures = fields.manyOf("architectures", Architecture.labels());
    String inconclusive = fields.oneOf("inconclusive", List.of(PASS, FAIL));
    List<GatedMetric> metrics =
        fields.groups("metrics").stream().flatMap(group -> metric(group).stream()).toList();
    return fields.build(
        () -> new GateDefinition(experiment, architectures, inconclusive.equals(PASS), metrics));
  }

  private static Optional<GatedMetric> metric(Fields fields) {
    List<Metric> gateable = Metrics.all().stream().filter(GatedMetric::canBeGated).toList();
    Optional<Metric> metric = fields.choice("metric", gateable, Metric::name);
    double allowed = fields.number("allowed");
    Optional<Double> largest = fields.optionalNumber("largest-effect");
    boolean share = metric.filter(m -> m.kind() instanceof MetricKind.Proportion).isPresent();
    if (share && largest.isEmpty()) {
      fields.reject(
          "largest-effect",
          "must be given for a share: the most that one fault can do to it, for example 0.34 where"
              + " one of three nodes dies");
    }
    return fields.build(() -> new GatedMetric(metric.orElseThrow(), allowed, largest));
  }
}

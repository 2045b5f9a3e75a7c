package statelab.results.claims;

import java.util.List;
import java.util.Optional;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metric;
import statelab.results.definition.Fields;

/**
 * Reads a contrast: {@code {arm: a, more-than: b, by: 0.1}}, {@code {arm: a, not-more-than: b, by:
 * 0.1}}, {@code {arm: a, above: 0.5}} or {@code {arm: a, below: 0.5}}. {@code level} and {@code
 * against-level} name the levels of the two arms; without them the experiment's usual one is meant.
 */
final class ContrastReader {
  private static final List<String> KINDS = List.of("more-than", "not-more-than", "above", "below");

  private ContrastReader() {}

  static Optional<Contrast> read(Fields fields, Optional<Metric> metric) {
    Subject arm = subject(fields, "arm", "level");
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      fields.reject("must hold exactly one of " + String.join(", ", KINDS));
      List.of("by", "against-level").forEach(fields::has);
      return fields.build(() -> new Contrast.AgainstBound(arm, true, 0));
    }
    String kind = kinds.getFirst();
    return switch (kind) {
      case "more-than", "not-more-than" -> againstArm(fields, arm, kind, metric);
      default -> againstBound(fields, arm, kind);
    };
  }

  private static Optional<Contrast> againstArm(
      Fields fields, Subject arm, String kind, Optional<Metric> metric) {
    Subject against = subject(fields, kind, "against-level");
    double by = fields.number("by");
    metric
        .filter(known -> fields.has("by") && by < known.threshold())
        .ifPresent(known -> fields.reject("by", belowNoise(known)));
    return fields.build(() -> new Contrast.AgainstArm(arm, against, kind.equals("more-than"), by));
  }

  private static Subject subject(Fields fields, String armKey, String levelKey) {
    String arm = fields.oneOf(armKey, Architecture.labels());
    return new Subject(arm, fields.optionalText(levelKey).orElse(""));
  }

  private static String belowNoise(Metric metric) {
    return "must be at least %s, the noise floor of %s"
        .formatted(metric.threshold(), metric.name());
  }

  private static Optional<Contrast> againstBound(Fields fields, Subject arm, String kind) {
    double bound = fields.number(kind);
    return fields.build(() -> new Contrast.AgainstBound(arm, kind.equals("above"), bound));
  }
}

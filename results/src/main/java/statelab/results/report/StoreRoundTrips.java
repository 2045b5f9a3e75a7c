package statelab.results.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import statelab.results.hotpaths.SensitivityMap;
import statelab.results.intake.TrialYield;
import statelab.results.run.Evidence;

/** Round trips to the store that trials with a slow link measured as evidence of their fault. */
final class StoreRoundTrips {
  private static final Pattern THROUGH_A_STORE_LINK =
      Pattern.compile("round trip through node-\\d+-store");
  private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ms");

  private StoreRoundTrips() {}

  /** One for each experiment and level, the mean of its valid trials. */
  static List<SensitivityMap.Column> of(List<TrialYield> trials) {
    return trials.stream()
        .filter(each -> each.trial().valid())
        .collect(
            Collectors.groupingBy(
                each -> each.trial().level().of(each.trial().experiment()),
                Collectors.flatMapping(
                    each ->
                        each.trial().faults().stream()
                            .flatMap(fault -> fault.hit().stream())
                            .flatMap(evidence -> roundTripNs(evidence).stream()),
                    Collectors.averagingDouble(ns -> ns))))
        .entrySet()
        .stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> new SensitivityMap.Column(each.getValue(), each.getKey()))
        .toList();
  }

  private static Optional<Double> roundTripNs(Evidence evidence) {
    Matcher found = MILLISECONDS.matcher(evidence.found());
    return THROUGH_A_STORE_LINK.matcher(evidence.what()).matches() && found.matches()
        ? Optional.of(Double.parseDouble(found.group(1)) * 1e6)
        : Optional.empty();
  }
}

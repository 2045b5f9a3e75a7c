package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * What a second process knows of users who logged in at the first.
 *
 * <ul>
 *   <li>{@code second_service_share} = requests to the second that were answered with the right
 *       user, and the right cart where that was asked ÷ requests to it
 *   <li>{@code calls_per_request} = operations of the store between the vitals of {@code
 *       second-start} and {@code second-end} ÷ requests to the second; 0 without a store. Reading
 *       the vitals is itself an operation or two, which the threshold of the metric covers.
 * </ul>
 */
final class SecondService implements ScriptMeter {
  private static final String WHO = "second-who";
  private static final String WHAT = "second-what";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    List<ScriptedRequest> asked =
        requests.stream().filter(each -> each.isFor(WHO) || each.isFor(WHAT)).toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    long served = asked.stream().filter(SecondService::knows).count();
    return Stream.of(
            Optional.of(Figure.of("second_service_share", (double) served / asked.size())),
            calls(trial, asked.size()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean knows(ScriptedRequest request) {
    return request.accepted()
        && request.body().contains("\"" + request.user() + "\"")
        && (request.isFor(WHO) || request.body().contains("\"sku-1\""));
  }

  private static Optional<Figure> calls(TrialRecord trial, int requests) {
    if (trial.vitals().stream().noneMatch(sample -> sample.process().equals("store"))) {
      return Optional.of(Figure.of("calls_per_request", 0));
    }
    OptionalDouble before = operations(trial, "second-start");
    OptionalDouble after = operations(trial, "second-end");
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Figure.of(
                "calls_per_request", (after.getAsDouble() - before.getAsDouble()) / requests));
  }

  private static OptionalDouble operations(TrialRecord trial, String moment) {
    return trial.vitals().stream()
        .filter(sample -> sample.process().equals("store") && sample.moment().equals(moment))
        .map(VitalsSample::values)
        .filter(values -> values.containsKey("store_operations"))
        .mapToDouble(values -> values.getOrDefault("store_operations", 0.0))
        .findFirst();
  }
}

package statelab.results.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.results.catalogue.Metrics;
import statelab.results.run.FaultRecord;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * How soon a node that is started is of use, from the order to start it.
 *
 * <ul>
 *   <li>{@code time_to_first_answer_s} = until somebody new has logged in at it
 *   <li>{@code time_to_known_user_s} = until the slowest of those who were there before has had his
 *       cart from it; the metric's horizon when one of them never had
 *   <li>{@code state_transfer_bytes} = Σ over the nodes that were there before of Δ peer_bytes
 *       between the vitals of {@code cold-before} and {@code cold-after}: what they told the new
 *       one, and whatever else they said to each other meanwhile; 0 where nodes do not talk
 * </ul>
 */
final class FirstAnswer implements ScriptMeter {
  private static final String NEW_USER = "new-user";
  private static final String OLD_USER = "old-user";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    return trial.faults().stream()
        .findFirst()
        .map(start -> figures(trial, start, requests))
        .orElse(List.of());
  }

  private static List<Figure> figures(
      TrialRecord trial, FaultRecord start, List<ScriptedRequest> requests) {
    List<Figure> figures = new ArrayList<>();
    firstS(start, requests.stream().filter(each -> each.isFor(NEW_USER)))
        .ifPresent(time -> figures.add(Figure.of("time_to_first_answer_s", time)));
    Map<String, List<ScriptedRequest>> old =
        requests.stream()
            .filter(each -> each.isFor(OLD_USER))
            .collect(Collectors.groupingBy(ScriptedRequest::user));
    double horizonS = Metrics.named("time_to_known_user_s").horizonS();
    old.values().stream()
        .mapToDouble(
            asked ->
                Math.min(horizonS, firstS(start, asked.stream()).orElse(Double.POSITIVE_INFINITY)))
        .max()
        .ifPresent(time -> figures.add(Figure.of("time_to_known_user_s", time)));
    figures.add(Figure.of("state_transfer_bytes", transferred(trial)));
    return figures;
  }

  private static OptionalDouble firstS(FaultRecord start, Stream<ScriptedRequest> asked) {
    return asked
        .filter(FirstAnswer::useful)
        .mapToDouble(each -> (each.endNs() - start.injectedNs()) / 1e9)
        .min();
  }

  /** A cart that has been emptied on the way is no answer to somebody who had filled it. */
  private static boolean useful(ScriptedRequest request) {
    return request.accepted() && (request.isFor(NEW_USER) || request.body().contains("\"sku-1\""));
  }

  private static double transferred(TrialRecord trial) {
    Map<String, Double> before = peerBytes(trial, "cold-before");
    return peerBytes(trial, "cold-after").entrySet().stream()
        .filter(after -> before.containsKey(after.getKey()))
        .mapToDouble(after -> after.getValue() - before.getOrDefault(after.getKey(), 0.0))
        .sum();
  }

  private static Map<String, Double> peerBytes(TrialRecord trial, String moment) {
    return trial.vitals().stream()
        .filter(sample -> sample.moment().equals(moment))
        .filter(sample -> sample.values().containsKey("peer_bytes"))
        .collect(
            Collectors.toMap(
                VitalsSample::process, sample -> sample.values().getOrDefault("peer_bytes", 0.0)));
  }
}

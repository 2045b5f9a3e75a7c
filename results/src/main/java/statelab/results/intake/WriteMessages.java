package statelab.results.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * What one write makes servers say to each other: {@code messages_per_write} = Σ over nodes of Δ
 * session_messages between the vitals of {@code writes-start} and {@code writes-end} ÷ requests of
 * the step {@code counted-write} that were answered as expected. A node that did not report both
 * times leaves no figure. A write that was refused may have caused messages too, so that the figure
 * is then invalid.
 */
final class WriteMessages implements ScriptMeter {
  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    List<ScriptedRequest> writes =
        requests.stream().filter(each -> each.isFor("counted-write")).toList();
    long accepted = writes.stream().filter(ScriptedRequest::accepted).count();
    List<VitalsSample> before = nodes(trial, "writes-start");
    List<Double> sent = Growth.each("session_messages", before, nodes(trial, "writes-end"));
    if (accepted == 0 || sent.isEmpty() || sent.size() < before.size()) {
      return List.of();
    }
    double all = sent.stream().mapToDouble(Double::doubleValue).sum();
    return List.of(
        Figure.of("messages_per_write", all / accepted).doubted(doubt(writes.size() - accepted)));
  }

  private static List<VitalsSample> nodes(TrialRecord trial, String moment) {
    return trial.vitals().stream()
        .filter(sample -> sample.ofNode() && sample.moment().equals(moment))
        .toList();
  }

  private static @Nullable String doubt(long refused) {
    return refused == 0 ? null : refused + " of the counted writes were not accepted";
  }
}

package statelab.results.intake;

import java.util.List;
import org.HdrHistogram.Histogram;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;

/**
 * What users wait while the fault lasts: {@code fault_latency_p50_ns} and {@code
 * fault_latency_p99_ns} = percentiles of {@link RequestRecord#latencyNs} of the ordinary requests
 * that succeeded and were intended between the injection and the healing.
 */
final class FaultLatency implements Meter {
  private final Timeline timeline;
  private final Histogram latency = new Histogram(3);

  FaultLatency(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void accept(RequestRecord request) {
    if (Steps.isOrdinary(request)
        && request.outcome() == Outcome.SUCCEEDED
        && timeline.isIn(Phase.OBSERVE, request)) {
      latency.recordValue(request.latencyNs());
    }
  }

  @Override
  public List<Figure> figures() {
    return latency.getTotalCount() == 0
        ? List.of()
        : List.of(
            Figure.of("fault_latency_p50_ns", (double) latency.getValueAtPercentile(50)),
            Figure.of("fault_latency_p99_ns", (double) latency.getValueAtPercentile(99)));
  }
}

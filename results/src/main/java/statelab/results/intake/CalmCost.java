package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;

/**
 * What a request takes while nothing is broken: over the calm phase, without logins and audit.
 *
 * <ul>
 *   <li>{@code latency_p50_ns}, {@code latency_p99_ns} = percentiles of {@link
 *       RequestRecord#latencyNs} of the requests that succeeded, from the intended send time
 *   <li>{@code uncorrected_latency_p99_ns} = the same of {@link
 *       RequestRecord#uncorrectedLatencyNs}, from the real send time
 *   <li>{@code bytes_per_request} = Σ(bytes out + bytes in) ÷ requests that were answered
 * </ul>
 *
 * Percentiles come from an HdrHistogram with three significant digits, so they are off by 0.1 % at
 * most. Without a request there are no figures. Latencies of users who waited for answers are none.
 */
final class CalmCost implements Meter {
  private final Timeline timeline;
  private final boolean latencyClaims;
  private final Histogram latency = new Histogram(3);
  private final Histogram uncorrected = new Histogram(3);
  private long answered;
  private long bytes;

  /**
   * @param latencyClaims whether latencies may support a claim
   */
  CalmCost(Timeline timeline, boolean latencyClaims) {
    this.timeline = timeline;
    this.latencyClaims = latencyClaims;
  }

  @Override
  public void accept(RequestRecord request) {
    if (!Steps.isOrdinary(request) || !timeline.isIn(Phase.CALM, request)) {
      return;
    }
    if (request.status() > 0) {
      answered++;
      bytes += request.bytesOut() + request.bytesIn();
    }
    if (request.outcome() == Outcome.SUCCEEDED) {
      latency.recordValue(request.latencyNs());
      uncorrected.recordValue(request.uncorrectedLatencyNs());
    }
  }

  @Override
  public List<Figure> figures() {
    if (latency.getTotalCount() == 0) {
      return List.of();
    }
    Figure bytesPerRequest = Figure.of("bytes_per_request", (double) bytes / answered);
    return latencyClaims
        ? List.of(
            Figure.of("latency_p50_ns", percentile(latency, 50)),
            Figure.of("latency_p99_ns", percentile(latency, 99)),
            Figure.of("uncorrected_latency_p99_ns", percentile(uncorrected, 99)),
            bytesPerRequest)
        : List.of(bytesPerRequest);
  }

  /** What the percentiles are made of; nothing without a request that may support a claim. */
  Optional<CalmLatency> latency() {
    return !latencyClaims || latency.getTotalCount() == 0
        ? Optional.empty()
        : Optional.of(CalmLatency.of(latency));
  }

  private static double percentile(Histogram histogram, int percent) {
    return (double) histogram.getValueAtPercentile(percent);
  }
}

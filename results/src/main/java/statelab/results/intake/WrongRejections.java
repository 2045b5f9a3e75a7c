package statelab.results.intake;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;

/**
 * What a wrong clock refuses: {@code wrongly_rejected_requests} = ordinary requests that were
 * answered 401 between the injection and the healing. Only where a clock was set wrong and the
 * whole load was shorter than the life of a session ({@code session-timeout-s}), so that none can
 * have expired.
 */
final class WrongRejections implements Meter {
  private static final String CLOCK_SKEW = "clock-skew";
  private static final String TIMEOUT = "session-timeout-s";
  private static final double NS_PER_S = 1e9;

  private final Timeline timeline;
  private final boolean applies;
  private long refused;

  WrongRejections(TrialRecord trial, Timeline timeline) {
    this.timeline = timeline;
    double loadS = (timeline.loadEndNs() - timeline.startNs()) / NS_PER_S;
    applies =
        trial.faults().stream().anyMatch(fault -> fault.kind().equals(CLOCK_SKEW))
            && Optional.ofNullable(trial.factors().get(TIMEOUT))
                .filter(timeout -> loadS < Double.parseDouble(timeout))
                .isPresent();
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.status() == HttpURLConnection.HTTP_UNAUTHORIZED
        && Steps.isOrdinary(request)
        && timeline.isIn(Phase.OBSERVE, request)) {
      refused++;
    }
  }

  @Override
  public List<Figure> figures() {
    return applies ? List.of(Figure.of("wrongly_rejected_requests", refused)) : List.of();
  }
}

package statelab.results.intake;

import java.util.List;
import java.util.Set;
import statelab.results.run.RequestRecord;

/**
 * How often a request was refused for its size, over the measured phases: {@code too_large_share} =
 * ordinary requests answered 400, 413 or 431 ÷ ordinary requests that were answered. 431 comes from
 * an application that refuses a state that no longer fits, or from a server whose limit of a
 * request's head is reached; 400 from a server that takes such a head for malformed.
 */
final class Refusals implements Meter {
  private static final Set<Integer> TOO_LARGE = Set.of(400, 413, 431);

  private final Timeline timeline;
  private long answered;
  private long refused;

  Refusals(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.status() > 0 && Steps.isOrdinary(request) && timeline.isMeasured(request)) {
      answered++;
      refused += TOO_LARGE.contains(request.status()) ? 1 : 0;
    }
  }

  @Override
  public List<Figure> figures() {
    return answered == 0
        ? List.of()
        : List.of(Figure.of("too_large_share", (double) refused / answered));
  }
}

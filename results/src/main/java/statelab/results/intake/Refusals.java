package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;

/**
 * How often a request was refused for its size, over the measured phases.
 *
 * <ul>
 *   <li>{@code too_large_share} = ordinary requests answered 400, 413 or 431 ÷ ordinary requests
 *       that were answered. 431 comes from an application that refuses a state that no longer fits,
 *       or from a server whose limit of a request's head is reached; 400 from a server that takes
 *       such a head for malformed.
 *   <li>{@code largest_state_bytes} = the padding of each session ({@code state_bytes}) where none
 *       was refused, otherwise 0; only where sessions are padded. The largest over the levels of an
 *       experiment is what an architecture bears.
 * </ul>
 */
final class Refusals implements Meter {
  private static final Set<Integer> TOO_LARGE = Set.of(400, 413, 431);

  private static final String STATE_BYTES = "state_bytes";

  private final Timeline timeline;
  private final Optional<Double> padding;
  private long answered;
  private long refused;

  Refusals(TrialRecord trial, Timeline timeline) {
    this.timeline = timeline;
    padding = Optional.ofNullable(trial.factors().get(STATE_BYTES)).map(Double::valueOf);
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
    if (answered == 0) {
      return List.of();
    }
    Figure share = Figure.of("too_large_share", (double) refused / answered);
    return padding
        .map(bytes -> Figure.of("largest_state_bytes", refused == 0 ? bytes : 0))
        .map(largest -> List.of(share, largest))
        .orElse(List.of(share));
  }
}

package statelab.results.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;

/**
 * Whether a session is known where it is first asked for: {@code session_miss_share} = sessions
 * whose first request after the login was answered as if there were no such session ÷ sessions with
 * such a request. Where each session is on one of N nodes and requests go anywhere, 1 − 1/N of them
 * miss. Only in trials without a fault, which would lose sessions for another reason.
 */
final class FirstMiss implements Meter {
  private final Map<Long, First> firsts = new HashMap<>();

  private record First(long atNs, boolean lost) {
    First earlier(First other) {
      return other.atNs < atNs ? other : this;
    }
  }

  @Override
  public void accept(RequestRecord request) {
    SessionOutcome outcome = request.sessionOutcome();
    if (request.session() > 0 && outcome != SessionOutcome.NEW && outcome != SessionOutcome.NONE) {
      firsts.merge(
          request.sessionKey(),
          new First(request.startNs(), outcome == SessionOutcome.LOST),
          First::earlier);
    }
  }

  @Override
  public List<Figure> figures() {
    long lost = firsts.values().stream().filter(First::lost).count();
    return firsts.isEmpty()
        ? List.of()
        : List.of(Figure.of("session_miss_share", (double) lost / firsts.size()));
  }
}

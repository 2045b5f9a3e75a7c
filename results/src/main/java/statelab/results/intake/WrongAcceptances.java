package statelab.results.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * What a clock that is behind accepts: {@code wrongly_accepted_requests} = requests that the node
 * with the wrong clock accepted of users whom the node with the right clock refused. Where that one
 * refused nobody nothing had expired, and the figure is invalid.
 */
final class WrongAcceptances implements ScriptMeter {
  private static final String AT_WRONG_CLOCK = "expired-at-wrong-clock";
  private static final String AT_RIGHT_CLOCK = "expired-at-right-clock";

  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    Set<String> expired =
        requests.stream()
            .filter(each -> each.isFor(AT_RIGHT_CLOCK) && each.refused())
            .map(ScriptedRequest::user)
            .collect(Collectors.toSet());
    long accepted =
        requests.stream()
            .filter(each -> each.isFor(AT_WRONG_CLOCK) && each.accepted())
            .filter(each -> expired.contains(each.user()))
            .count();
    return List.of(
        Figure.of("wrongly_accepted_requests", accepted)
            .doubted(expired.isEmpty() ? "the node with the right clock refused nobody" : null));
  }
}

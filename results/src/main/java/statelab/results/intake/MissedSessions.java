package statelab.results.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.run.ScriptedRequest;
import statelab.results.run.TrialRecord;

/**
 * Whether a session is known where it is first asked for: {@code session_miss_share} = users whose
 * {@code first-request} after an accepted login was refused for want of a session, or answered as
 * if they were somebody else ÷ users whose first request was refused for that or answered. Where
 * each session is on one of N nodes and requests go anywhere, 1 − 1/N of them miss. A request
 * without an answer, or one that a server failed at, tells nothing of the session.
 */
final class MissedSessions implements ScriptMeter {
  @Override
  public List<Figure> figures(TrialRecord trial, List<ScriptedRequest> requests) {
    Set<String> loggedIn =
        requests.stream()
            .filter(each -> each.isFor("login") && each.accepted())
            .map(ScriptedRequest::user)
            .collect(Collectors.toSet());
    List<ScriptedRequest> told =
        requests.stream()
            .filter(each -> each.isFor("first-request") && loggedIn.contains(each.user()))
            .filter(each -> each.accepted() || each.refused())
            .toList();
    long missed = told.stream().filter(each -> !knows(each)).count();
    return told.isEmpty()
        ? List.of()
        : List.of(Figure.of("session_miss_share", (double) missed / told.size()));
  }

  private static boolean knows(ScriptedRequest request) {
    return request.accepted() && request.body().contains("\"" + request.user() + "\"");
  }
}

package statelab.results.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * Whom a node that was added serves: {@code known_users_share} = its answers to sessions that had
 * begun before it was added ÷ its answers to any session, until it was taken out again. A session
 * that was lost and begun anew is a new one. Where the node gave no answer at all there is no
 * figure. Only where the planned change was to add a node.
 */
final class KnownUsers implements Meter {
  private final Set<String> oldNodes;
  private final Map<Long, Long> answers = new HashMap<>();
  private final Set<Long> newSessions = new HashSet<>();
  private final long injectionNs;
  private final long healingNs;

  KnownUsers(TrialRecord trial, Timeline timeline, long injectionNs) {
    this.injectionNs = injectionNs;
    healingNs = timeline.span(Phase.OBSERVE).map(PhaseSpan::toNs).orElse(injectionNs);
    oldNodes =
        trial.vitals().stream()
            .filter(sample -> sample.moment().equals(VitalsSample.CALM_START) && sample.ofNode())
            .map(VitalsSample::process)
            .collect(Collectors.toSet());
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.session() == 0) {
      return;
    }
    if (request.sessionOutcome() == SessionOutcome.NEW && request.endNs() > injectionNs) {
      newSessions.add(request.sessionKey());
    }
    boolean underChange = request.endNs() > injectionNs && request.endNs() <= healingNs;
    if (underChange && !request.node().isEmpty() && !oldNodes.contains(request.node())) {
      answers.merge(request.sessionKey(), 1L, Long::sum);
    }
  }

  @Override
  public List<Figure> figures() {
    long all = answers.values().stream().mapToLong(Long::longValue).sum();
    long known =
        answers.entrySet().stream()
            .filter(entry -> !newSessions.contains(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return all == 0 || oldNodes.isEmpty()
        ? List.of()
        : List.of(Figure.of("known_users_share", (double) known / all));
  }
}

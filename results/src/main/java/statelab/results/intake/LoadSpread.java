package statelab.results.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/**
 * How evenly the nodes are used while nothing is broken: {@code load_peak_to_mean} = answers of the
 * busiest node in the calm phase ÷ mean over all nodes of the cluster, also those that answered
 * nothing. 1 is even, the number of nodes is one node alone. The nodes are those whose vitals were
 * read when the calm phase began.
 */
final class LoadSpread implements Meter {
  private final Timeline timeline;
  private final Set<String> nodes = new HashSet<>();
  private final Map<String, Long> answers = new HashMap<>();

  LoadSpread(TrialRecord trial, Timeline timeline) {
    this.timeline = timeline;
    trial.vitals().stream()
        .filter(sample -> sample.moment().equals(VitalsSample.CALM_START) && sample.ofNode())
        .map(VitalsSample::process)
        .forEach(nodes::add);
  }

  @Override
  public void accept(RequestRecord request) {
    if (nodes.contains(request.node()) && timeline.isIn(Phase.CALM, request)) {
      answers.merge(request.node(), 1L, Long::sum);
    }
  }

  @Override
  public List<Figure> figures() {
    long sum = answers.values().stream().mapToLong(Long::longValue).sum();
    long peak = answers.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return sum == 0
        ? List.of()
        : List.of(Figure.of("load_peak_to_mean", (double) peak * nodes.size() / sum));
  }
}

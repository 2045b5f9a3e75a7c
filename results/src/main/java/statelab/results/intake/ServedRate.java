package statelab.results.intake;

import java.util.List;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.RequestRecord;

/**
 * How much is served while nothing is broken: {@code served_per_s} = requests of any step that were
 * answered as expected, and whose answer was complete in the calm phase, ÷ its length in s. Only
 * where users wait for answers: a rate that is offered says what it was, not what could be served.
 */
final class ServedRate implements Meter {
  private final Timeline timeline;
  private long served;

  ServedRate(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.outcome() == Outcome.SUCCEEDED
        && timeline.span(Phase.CALM).filter(calm -> calm.contains(request.endNs())).isPresent()) {
      served++;
    }
  }

  /** A rate of 0 has no ratio to another and is no figure. */
  @Override
  public List<Figure> figures() {
    return served == 0
        ? List.of()
        : timeline.span(Phase.CALM).stream()
            .map(calm -> Figure.of("served_per_s", served / seconds(calm)))
            .toList();
  }

  private static double seconds(PhaseSpan span) {
    return (span.toNs() - span.fromNs()) / 1e9;
  }
}

package statelab.results.intake;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.RequestRecord;

/**
 * How much is served where users wait for answers; a rate that is offered says what it was, not
 * what could be served.
 *
 * <ul>
 *   <li>{@code served_per_s} = requests of any step that were answered as expected, and whose
 *       answer was complete in the calm phase, ÷ its length in s
 *   <li>{@code fault_served_per_s} = the same between the injection of a fault and its healing
 * </ul>
 *
 * A rate of 0 has no ratio to another and is no figure.
 */
final class ServedRate implements Meter {
  private final List<Span> spans;

  ServedRate(Timeline timeline) {
    Stream<Span> calm =
        timeline.span(Phase.CALM).stream()
            .map(phase -> new Span("served_per_s", phase.fromNs(), phase.toNs()));
    Stream<Span> broken =
        timeline.injectionNs().stream()
            .boxed()
            .flatMap(
                injectionNs ->
                    timeline.span(Phase.OBSERVE).stream()
                        .map(phase -> new Span("fault_served_per_s", injectionNs, phase.toNs())));
    spans = Stream.concat(calm, broken).toList();
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.outcome() == Outcome.SUCCEEDED) {
      spans.forEach(span -> span.count(request.endNs()));
    }
  }

  @Override
  public List<Figure> figures() {
    return spans.stream()
        .filter(span -> span.served > 0)
        .map(span -> Figure.of(span.metric, span.perS()))
        .toList();
  }

  private static final class Span {
    private final String metric;
    private final long fromNs;
    private final long toNs;
    private long served;

    Span(String metric, long fromNs, long toNs) {
      this.metric = metric;
      this.fromNs = fromNs;
      this.toNs = toNs;
    }

    void count(long answeredNs) {
      if (answeredNs >= fromNs && answeredNs < toNs) {
        served++;
      }
    }

    double perS() {
      return served / ((toNs - fromNs) / 1e9);
    }
  }
}

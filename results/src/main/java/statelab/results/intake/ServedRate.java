package statelab.results.intake;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.Outcome;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
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
  private final List<Rate> rates;

  ServedRate(Timeline timeline) {
    Stream<Rate> calm =
        timeline.span(Phase.CALM).stream().map(span -> new Rate("served_per_s", span));
    Stream<Rate> broken =
        timeline.injectionNs().stream()
            .boxed()
            .flatMap(
                injectionNs ->
                    timeline.span(Phase.OBSERVE).stream()
                        .map(phase -> new PhaseSpan(Phase.OBSERVE, injectionNs, phase.toNs()))
                        .map(span -> new Rate("fault_served_per_s", span)));
    rates = Stream.concat(calm, broken).toList();
  }

  @Override
  public void accept(RequestRecord request) {
    if (request.outcome() == Outcome.SUCCEEDED) {
      rates.forEach(rate -> rate.count(request.endNs()));
    }
  }

  @Override
  public List<Figure> figures() {
    return rates.stream()
        .filter(rate -> rate.served > 0)
        .map(rate -> Figure.of(rate.metric, rate.perS()))
        .toList();
  }

  private static final class Rate {
    private final String metric;
    private final PhaseSpan span;
    private long served;

    Rate(String metric, PhaseSpan span) {
      this.metric = metric;
      this.span = span;
    }

    void count(long answeredNs) {
      if (span.contains(answeredNs)) {
        served++;
      }
    }

    double perS() {
      return served / (span.length().toNanos() / 1e9);
    }
  }
}

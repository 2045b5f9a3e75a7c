package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.catalogue.Metrics;
import statelab.results.report.page.Experiment;
import statelab.results.run.Level;
import statelab.results.run.Observation;

class SpreadOfTrialsTest {
  private static final MeasuredArm STICKY = new MeasuredArm("sticky-session", Level.NONE);

  private final SpreadOfTrials spread = new SpreadOfTrials(List.of());

  @Test
  void whatDiffersBetweenStartsOnlyIsFoundThere() {
    assertThat(row("latency_p50_ns", at(1, 100), at(1, 100), at(3, 121), at(3, 121)))
        .singleElement()
        .satisfies(
            row -> {
              // The standard deviation of 0 and ln 1.21 is ln 1.21 / √2.
              assertThat(row.betweenStarts()).isEqualTo("13.5 %");
              assertThat(row.withinStart()).isEqualTo("0.0 %");
            });
  }

  @Test
  void whatDiffersWithinAStartOnlyIsFoundThere() {
    assertThat(row("latency_p50_ns", at(1, 100), at(1, 121), at(3, 100), at(3, 121)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.betweenStarts()).isEqualTo("0.0 %");
              assertThat(row.withinStart()).isEqualTo("13.5 %");
            });
  }

  @Test
  void oneTrialForEachStartOrNoTimeAtAllTellsNothing() {
    assertThat(row("latency_p50_ns", at(1, 100), at(2, 121), at(3, 100))).isEmpty();
    assertThat(row("latency_p50_ns", at(1, 100), at(1, 121))).isEmpty();
    assertThat(row("sessions_lost_share", at(1, 0.1), at(1, 0.2), at(3, 0.3))).isEmpty();
  }

  private record At(int start, double value) {}

  private static At at(int start, double value) {
    return new At(start, value);
  }

  private List<Experiment.SpreadRow> row(String metric, At... values) {
    List<Observation> observations =
        List.of(values).stream()
            .map(
                at ->
                    new Observation(
                        "request-cost",
                        "sticky-session",
                        Level.NONE,
                        at.start(),
                        1,
                        1,
                        metric,
                        "",
                        at.value(),
                        true,
                        null))
            .toList();
    return spread.row(Metrics.named(metric), STICKY, observations).stream().toList();
  }
}

package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.gate.GateDefinition;

/** Before a gate measures, it says for which metrics its budget is too short. */
class GateOutlookTest {
  private static final GateDefinition STANDARD = GateDefinition.standard();

  @Test
  void tenMinutesAreEnoughForEveryMetric() {
    assertThat(sentences(STANDARD, 10)).isEmpty();
  }

  @Test
  void sixPairsCanPassButNotFailWhatSignFlipsDecide() {
    assertThat(sentences(STANDARD, 2))
        .containsExactly(
            "The budget holds about 6 pairs; sessions_lost_share, failed_requests,"
                + " time_to_recover_s need 9 to fail.");
  }

  @Test
  void aStricterShareNeedsMorePairsToPass() {
    String strict =
        GateDefinition.standardText()
            .replace("0.25\n    largest-effect", "0.18\n    largest-effect");

    assertThat(sentences(GateDefinition.parse("strict.yaml", strict), 2).getFirst())
        .startsWith("The budget holds about 6 pairs; sessions_lost_share needs 9 to pass; ");
  }

  private static List<String> sentences(GateDefinition definition, int minutes) {
    return GateOutlook.of(definition, GateExperiment.of(definition), Duration.ofMinutes(minutes))
        .sentences();
  }
}

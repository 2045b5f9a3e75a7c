package statelab.chaos.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Timeline;
import statelab.chaos.experiment.UnderLoad;
import statelab.chaos.experiment.Workload;

class RecoveryHorizonTest {
  private static final Workload ANY =
      new Workload("shopping", 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of());

  @ParameterizedTest
  @CsvSource({"gate-trial, 2.9", "kill-node, 6", "rolling-update, 6", "no-affinity, 6"})
  void onlyTrialsThatAreWatchedLessLongThanTheCatalogueAsksAreCutSooner(
      String experiment, double seconds) {
    assertThat(RecoveryHorizon.inSeconds(Experiments.named(experiment).procedure()))
        .isEqualTo(seconds);
  }

  /** Nothing can be said of such trials; a horizon of nothing would make all of them recover. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void trialsTooShortForAWindowKeepTheCataloguesHorizon(int watchedS) {
    Timeline timeline =
        new Timeline(
            Duration.ZERO, Duration.ofSeconds(3), Duration.ZERO, Duration.ofSeconds(watchedS));

    assertThat(RecoveryHorizon.inSeconds(new UnderLoad(ANY, timeline, Optional.empty())))
        .isEqualTo(6);
  }
}

package statelab.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Experiments;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;

class TimeEstimateTest {
  /** The first run of every user: five questions in about ten minutes, more on slow cores. */
  @Test
  void aQuickRunThatIsNotToldWhichTakesTenMinutesAtMost() {
    RunPlan plan = plan(Experiments.usual(), 0);

    assertThat(plan.estimate()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void onlyTheFirstTrialOfAStartPaysForTheStart() {
    RunPlan plan = plan(List.of("cross-service"), 2);
    List<Schedule.Slot> slots = plan.parts().getFirst().slots();
    Duration first = plan.estimate("cross-service", slots.getFirst());
    Duration again = plan.estimate("cross-service", slots.getLast());

    // A gateway and two nodes.
    assertThat(first.minus(again)).isEqualTo(Duration.ofMillis(2_400 + 2 * 1_200));
    assertThat(again).isGreaterThan(Duration.ofMillis(500));
  }

  private static RunPlan plan(List<String> experiments, int trials) {
    return new RunOrder(
            experiments,
            List.of(),
            List.of(),
            trials,
            Profile.QUICK,
            new LabChoice("process", ""),
            7,
            false,
            "")
        .plan();
  }
}

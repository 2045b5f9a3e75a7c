package statelab.command.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.lab.RunClock;
import statelab.command.plan.LabChoice;
import statelab.command.plan.RunOrder;
import statelab.command.plan.RunPlan;
import statelab.results.run.GeneratorReport;
import statelab.results.run.TrialRecord;

class LiveProgressTest {
  private static final int COLUMNS = 120;
  private static final GeneratorReport GENERATOR =
      new GeneratorReport(100, 0, 0, 0.1, 0, 0, 0, 0, 0, List.of());

  private final StringWriter terminal = new StringWriter();
  private final RunPlan plan =
      new RunOrder(
              List.of("kill-node", "hang-node"),
              List.of("sticky-session"),
              List.of(),
              2,
              Profile.QUICK,
              new LabChoice("process", ""),
              7,
              false,
              "")
          .plan();

  @Test
  void eachExperimentHasALineWithItsBarItsArmAndWhatIsKnownSoFar() {
    try (LiveProgress progress = progress()) {
      progress.preparing(plan, plan);
      plan.parts().forEach(part -> carryOut(progress, part));
    }

    List<String> screen = screen();
    assertThat(screen).hasSize(3);
    assertThat(screen.get(0))
        .startsWith(plan.trials() + " trials of kill-node, hang-node with sticky-session");
    assertThat(screen.get(1))
        .startsWith("kill-node 100% [=")
        .contains(all(0), "sticky-session; so far kill-node +33 points");
    assertThat(screen.get(2)).startsWith("hang-node 100% [=").contains(all(1));
    assertThat(screen).allSatisfy(line -> assertThat(line).hasSizeLessThan(COLUMNS));
  }

  @Test
  void theTimeLeftIsThatOfThePlan() {
    RunPlan.Part part = plan.parts().getFirst();
    Duration left =
        plan.estimate("kill-node", part.slots().getFirst()).multipliedBy(part.slots().size());

    try (LiveProgress progress = progress()) {
      progress.trialStarted("kill-node", part.slots().getFirst(), plan.trials());
    }

    assertThat(terminal.toString())
        .contains(
            "/ %d:%02d:%02d)"
                .formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart()));
  }

  @Test
  void theTimeLeftIsCorrectedByHowThePlanHasBeenMetSoFar() {
    RunPlan.Part part = plan.parts().getFirst();
    Schedule.Slot slot = part.slots().getFirst();
    Duration planned = plan.estimate("kill-node", slot);
    Duration left = planned.multipliedBy(2L * (part.slots().size() - 1));

    try (LiveProgress progress = progress()) {
      progress.trialStarted("kill-node", slot, plan.trials());
      progress.trialFinished(
          record("kill-node", slot, List.of()), plan.trials(), planned.multipliedBy(2));
    }

    assertThat(terminal.toString())
        .contains(
            "/ %d:%02d:%02d)"
                .formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart()));
  }

  @Test
  void whatIsSaidMeanwhileStandsAboveTheLine() {
    try (LiveProgress progress = progress()) {
      progress.trialStarted("kill-node", plan.parts().getFirst().slots().getFirst(), plan.trials());
      progress.say("look at 10 blocks");
    }

    assertThat(screen().getFirst()).isEqualTo("look at 10 blocks");
  }

  @Test
  void anInvalidTrialSaysWhy() {
    Schedule.Slot slot = plan.parts().getFirst().slots().getFirst();
    try (LiveProgress progress = progress()) {
      progress.trialStarted("kill-node", slot, plan.trials());
      progress.trialFinished(
          record("kill-node", slot, List.of("the generator was late")),
          plan.trials(),
          Duration.ofSeconds(20));
    }

    assertThat(screen().getFirst()).isEqualTo("trial 1 is invalid: the generator was late");
  }

  private LiveProgress progress() {
    return new LiveProgress(
        plan,
        new LiveLine(new PrintWriter(terminal), COLUMNS),
        experiment -> Optional.of(experiment + " +33 points"),
        stillClock());
  }

  private void carryOut(LiveProgress progress, RunPlan.Part part) {
    String experiment = part.experiment().name();
    for (Schedule.Slot slot : part.slots()) {
      progress.trialStarted(experiment, slot, plan.trials());
      progress.trialFinished(
          record(experiment, slot, List.of()), plan.trials(), Duration.ofSeconds(20));
    }
  }

  private static TrialRecord record(String experiment, Schedule.Slot slot, List<String> invalid) {
    return new TrialRecord(
        experiment,
        slot.arm().name(),
        slot.level(),
        Map.of(),
        slot.block(),
        slot.block(),
        slot.trial(),
        slot.seed(),
        "process",
        List.of(),
        List.of(),
        GENERATOR,
        List.of(),
        invalid);
  }

  /** What stands on the screen in the end, as a terminal would show it. */
  private List<String> screen() {
    return Arrays.stream(terminal.toString().split("\n"))
        .map(line -> line.substring(line.lastIndexOf('\r') + 1).replace("\u001b[K", ""))
        .toList();
  }

  private String all(int part) {
    int trials = plan.parts().get(part).slots().size();
    return " %d/%d ".formatted(trials, trials);
  }

  private static RunClock stillClock() {
    return new RunClock() {
      @Override
      public long nowNs() {
        return 0;
      }

      @Override
      public void sleepUntil(long timeNs) {}
    };
  }
}

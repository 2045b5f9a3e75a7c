package statelab.command;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import statelab.chaos.experiment.RunListener;
import statelab.chaos.experiment.Schedule;
import statelab.results.run.FaultRecord;
import statelab.results.run.TrialRecord;

/** Shows how a run goes, one plain line for each trial. */
final class ProgressLines implements RunListener {
  private static final double NS_PER_S = 1e9;
  private static final int S_PER_MINUTE = 60;

  private final Console console;
  private int finished;
  private Duration spent = Duration.ZERO;

  ProgressLines(Console console) {
    this.console = console;
  }

  void preparing(RunPlan plan) {
    console.say(
        "%d trials of %s with %s; getting ready"
            .formatted(
                plan.trials(),
                String.join(", ", plan.experiments()),
                String.join(", ", plan.architectures())));
  }

  @Override
  public void trialStarted(String experiment, Schedule.Slot slot, int planned) {}

  @Override
  public void trialFinished(TrialRecord trial, int planned, Duration took) {
    finished++;
    spent = spent.plus(took);
    console.say(
        String.format(
            Locale.ROOT,
            "trial %2d of %d  %-14s %-19s %-18s %5d requests  %s  %4.1f s%s",
            trial.trial(),
            planned,
            trial.experiment(),
            trial.armAtLevel(),
            faults(trial),
            trial.generator().requests(),
            trial.valid() ? "valid" : "INVALID",
            took.toNanos() / NS_PER_S,
            left(planned)));
    trial.invalidReasons().forEach(reason -> console.say("    invalid: " + reason));
  }

  private static String faults(TrialRecord trial) {
    return trial.faults().stream().map(ProgressLines::words).collect(Collectors.joining(", "));
  }

  private static String words(FaultRecord fault) {
    return fault.kind() + " " + fault.target();
  }

  private String left(int planned) {
    int open = planned - finished;
    if (open == 0) {
      return "";
    }
    long seconds = spent.dividedBy(finished).multipliedBy(open).toSeconds();
    return ", about %d:%02d left".formatted(seconds / S_PER_MINUTE, seconds % S_PER_MINUTE);
  }
}

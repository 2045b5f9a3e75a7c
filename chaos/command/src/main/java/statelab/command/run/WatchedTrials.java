package statelab.command.run;

import java.time.Duration;
import statelab.chaos.experiment.RunListener;
import statelab.chaos.experiment.Schedule;
import statelab.command.plan.RunPlan;
import statelab.command.safety.RunLimits;
import statelab.command.safety.RunWatchdog;
import statelab.results.run.TrialRecord;

/** Tells the watchdog of each trial, with the time that it may take, and passes it on. */
record WatchedTrials(RunWatchdog watchdog, RunPlan plan, RunListener next) implements RunListener {
  @Override
  public void trialStarted(String experiment, Schedule.Slot slot, int planned) {
    watchdog.trialStarted(
        "Trial %d (%s, %s)"
            .formatted(slot.trial(), experiment, slot.level().of(slot.arm().label())),
        RunLimits.patience(plan.estimate(experiment, slot)));
    next.trialStarted(experiment, slot, planned);
  }

  @Override
  public void trialFinished(TrialRecord trial, int planned, Duration took) {
    watchdog.trialFinished();
    next.trialFinished(trial, planned, took);
  }
}

package statelab.command.progress;

import java.time.Duration;
import statelab.chaos.experiment.Schedule;
import statelab.command.plan.RunPlan;
import statelab.results.run.TrialRecord;

/** Shows how a run goes on a terminal, where lines are written anew, and keeps plain ones. */
record LoggedProgress(RunProgress shown, RunProgress kept) implements RunProgress {
  @Override
  public void preparing(RunPlan plan, RunPlan left) {
    kept.preparing(plan, left);
    shown.preparing(plan, left);
  }

  @Override
  public void say(String line) {
    kept.say(line);
    shown.say(line);
  }

  @Override
  public void trialStarted(String experiment, Schedule.Slot slot, int planned) {
    kept.trialStarted(experiment, slot, planned);
    shown.trialStarted(experiment, slot, planned);
  }

  @Override
  public void trialFinished(TrialRecord trial, int planned, Duration took) {
    kept.trialFinished(trial, planned, took);
    shown.trialFinished(trial, planned, took);
  }

  @Override
  public void close() {
    kept.close();
    shown.close();
  }
}

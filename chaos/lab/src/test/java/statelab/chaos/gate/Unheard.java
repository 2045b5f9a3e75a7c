package statelab.chaos.gate;

import java.time.Duration;
import statelab.chaos.experiment.RunListener;
import statelab.chaos.experiment.Schedule;
import statelab.results.run.TrialRecord;

/** Hears of what is measured side by side and says nothing. */
public final class Unheard implements GateListener, RunListener {
  @Override
  public RunListener of(GateSide side) {
    return this;
  }

  @Override
  public void pairMeasured(int pairs, int target) {}

  @Override
  public void trialStarted(String experiment, Schedule.Slot slot, int planned) {}

  @Override
  public void trialFinished(TrialRecord trial, int planned, Duration took) {}
}

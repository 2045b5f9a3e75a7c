package statelab.command;

import statelab.chaos.experiment.RunListener;

/** Shows how a run goes. */
interface RunProgress extends RunListener, AutoCloseable {
  /** The plan is made and the lab gets ready. */
  void preparing(RunPlan plan);

  /** So many trials were finished before: they count, but took no time now. */
  void resuming(int trials);

  /** Says something in a line that stays. */
  void say(String line);

  /** Leaves the terminal to others. */
  @Override
  void close();
}

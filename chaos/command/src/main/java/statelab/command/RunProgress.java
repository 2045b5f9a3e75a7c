package statelab.command;

import statelab.chaos.experiment.RunListener;

/** Shows how a run goes. */
interface RunProgress extends RunListener, AutoCloseable {
  /**
   * The plan is made and the lab gets ready.
   *
   * @param left what is left of it: all, unless the run was broken off before
   */
  void preparing(RunPlan plan, RunPlan left);

  /** Says something in a line that stays. */
  void say(String line);

  /** Leaves the terminal to others. */
  @Override
  void close();
}

package statelab.command.progress;

import statelab.chaos.experiment.RunListener;
import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.console.Terminal;
import statelab.command.plan.RunPlan;
import statelab.results.archive.RunFolder;

/** Shows how a run goes. */
public interface RunProgress extends RunListener, AutoCloseable {
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

  /**
   * A line that is always up to date where somebody sees a terminal, and plain lines otherwise.
   *
   * @param left what is left of the plan
   * @param folder where the run stands, by which what is known so far is told
   * @param verbose whether to say how each trial begins and what its faults' evidence is: many
   *     lines, which a terminal takes as anything else does
   */
  static RunProgress of(RunPlan left, RunFolder folder, boolean verbose, Console console) {
    return Terminal.isThere() && !verbose
        ? new LoggedProgress(
            new LiveProgress(
                left,
                new LiveLine(console.out(), Terminal.columns()),
                new FindingSoFar(folder)::of,
                RunClock.system()),
            new ProgressLines(console::note, verbose))
        : new ProgressLines(console::say, verbose);
  }
}

package statelab.chaos.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.results.archive.RunFolder;
import statelab.results.run.TrialRecord;

/** Carries out an experiment trial by trial; each is on disk before the next begins. */
public final class ExperimentRunner {
  private final Lab lab;
  private final RunFolder folder;
  private final RunClock clock;
  private final RunListener listener;

  public ExperimentRunner(Lab lab, RunFolder folder, RunClock clock, RunListener listener) {
    this.lab = lab;
    this.folder = folder;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Runs the slots in their order. A trial that is broken off leaves nothing that reads as one.
   *
   * @param planned trials of the whole run, for the listener
   */
  public void run(Experiment experiment, List<Schedule.Slot> slots, int planned)
      throws InterruptedException {
    for (Schedule.Slot slot : slots) {
      listener.trialStarted(experiment.name(), slot, planned);
      long startedNs = clock.nowNs();
      Path trial =
          folder.trialFolder(slot.trial(), experiment.name(), slot.arm().name(), slot.level());
      TrialRunner runner = new TrialRunner(experiment.at(slot.level()), lab, clock);
      TrialRecord record = runner.run(slot, trial);
      folder.writeTrial(record);
      listener.trialFinished(record, planned, Duration.ofNanos(clock.nowNs() - startedNs));
    }
  }
}

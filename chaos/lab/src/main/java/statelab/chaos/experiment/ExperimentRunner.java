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
  private final StartingLine line;

  public ExperimentRunner(Lab lab, RunFolder folder, RunClock clock, RunListener listener) {
    this(lab, folder, clock, listener, StartingLine.OPEN);
  }

  /**
   * @param line where each trial waits until it may begin
   */
  public ExperimentRunner(
      Lab lab, RunFolder folder, RunClock clock, RunListener listener, StartingLine line) {
    this.lab = lab;
    this.folder = folder;
    this.clock = clock;
    this.listener = listener;
    this.line = line;
  }

  /**
   * Runs the slots in their order. A trial that is broken off leaves nothing that reads as one.
   *
   * @param planned trials of the whole run, for the listener
   */
  public void run(Experiment experiment, List<Schedule.Slot> slots, int planned)
      throws InterruptedException {
    try (Venues venues = new Venues(lab)) {
      for (int i = 0; i < slots.size(); i++) {
        run(experiment, slots.get(i), slots.subList(i + 1, slots.size()), venues, planned);
      }
    }
  }

  private void run(
      Experiment experiment,
      Schedule.Slot slot,
      List<Schedule.Slot> later,
      Venues venues,
      int planned)
      throws InterruptedException {
    listener.trialStarted(experiment.name(), slot, planned);
    long startedNs = clock.nowNs();
    Path trial =
        folder.trialFolder(slot.trial(), experiment.name(), slot.arm().name(), slot.level());
    TrialRecord record =
        new TrialRunner(experiment.at(slot.level()), venues, lab, clock, line).run(slot, trial);
    // What a trial was invalid for may still be there.
    if (!record.valid() || later.stream().noneMatch(slot::sharesClusterWith)) {
      venues.leave(slot);
    }
    folder.writeTrial(record);
    listener.trialFinished(record, planned, Duration.ofNanos(clock.nowNs() - startedNs));
  }
}

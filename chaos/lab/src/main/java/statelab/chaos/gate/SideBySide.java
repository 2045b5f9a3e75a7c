package statelab.chaos.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Cell;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.ExperimentRunner;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.experiment.StartingLine;
import statelab.chaos.lab.RunClock;
import statelab.results.intake.TrialIntake;
import statelab.results.intake.TrialYield;

/**
 * Measures pairs: every architecture once on both sides, on either side at the same time. The order
 * of architectures is drawn, and so is which side is started first. All trials of a pair have the
 * same seed, so that the same node is killed under the same load.
 *
 * @param experiment what both sides go through; its arms are measured, without controls
 */
public record SideBySide(
    Experiment experiment,
    GateSide base,
    GateSide candidate,
    RunClock clock,
    GateListener listener) {
  /**
   * Measures a pair.
   *
   * @param pair its number, from 1: one more than that of the pair before
   * @param target pairs up to which measuring goes on at least, for the listener
   * @param random what its order and its seed come from
   * @return its trials in the order in which they were measured, one for each architecture
   */
  public List<MeasuredDuet> measure(int pair, int target, Random random)
      throws InterruptedException {
    List<Arm> order =
        new ArrayList<>(experiment.arms().stream().filter(arm -> !arm.control()).toList());
    Collections.shuffle(order, random);
    long seed = random.nextLong();
    List<MeasuredDuet> measured = new ArrayList<>();
    for (Arm arm : order) {
      int trial = (pair - 1) * order.size() + measured.size() + 1;
      Schedule.Slot slot = new Schedule.Slot(trial, pair, new Cell(arm), seed);
      measured.add(duet(slot, target * order.size(), random.nextBoolean()));
    }
    return List.copyOf(measured);
  }

  /** What was recorded is read when nothing is measured any more, since reading takes its time. */
  private MeasuredDuet duet(Schedule.Slot slot, int planned, boolean baseFirst)
      throws InterruptedException {
    long startedNs = clock.nowNs();
    Duet.Part ofBase = line -> run(base, slot, planned, line);
    Duet.Part ofCandidate = line -> run(candidate, slot, planned, line);
    Duet.of(baseFirst ? ofBase : ofCandidate, baseFirst ? ofCandidate : ofBase);
    return new MeasuredDuet(
        read(base), read(candidate), Duration.ofNanos(clock.nowNs() - startedNs));
  }

  private void run(GateSide side, Schedule.Slot slot, int planned, StartingLine line)
      throws InterruptedException {
    new ExperimentRunner(side.lab(), side.folder(), clock, listener.of(side), line)
        .run(experiment, List.of(slot), planned);
  }

  private TrialYield read(GateSide side) {
    return TrialIntake.read(
        side.folder().trials().getLast(), RecoveryHorizon.inSeconds(experiment.procedure()));
  }
}

package statelab.chaos.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Cell;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.ExperimentRunner;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.lab.RunClock;
import statelab.results.intake.TrialIntake;

/**
 * A block of a gate: every architecture once on every side. The order of architectures and of the
 * sides within each is drawn, and all trials of a block have the same seed, so that the same node
 * is killed under the same load.
 *
 * @param experiment what every side goes through; its arms are measured, without controls
 * @param sides the base and then at least one candidate
 */
public record GateBlock(
    Experiment experiment, List<GateSide> sides, RunClock clock, GateListener listener) {
  public GateBlock {
    sides = List.copyOf(sides);
    if (sides.size() < 2) {
      throw new IllegalArgumentException("sides must be a base and at least one candidate");
    }
  }

  /**
   * Measures one.
   *
   * @param block its number, from 1: one more than that of the block before
   * @param target pairs up to which measuring goes on at least, for the listener
   * @param random what its order and its seed come from
   * @return its trials in the order in which they were measured
   */
  public List<MeasuredTrial> measure(int block, int target, Random random)
      throws InterruptedException {
    List<Arm> order =
        new ArrayList<>(experiment.arms().stream().filter(arm -> !arm.control()).toList());
    Collections.shuffle(order, random);
    int size = order.size() * sides.size();
    long seed = random.nextLong();
    List<MeasuredTrial> trials = new ArrayList<>();
    for (Arm arm : order) {
      List<Integer> sideOrder = new ArrayList<>(IntStream.range(0, sides.size()).boxed().toList());
      Collections.shuffle(sideOrder, random);
      for (int side : sideOrder) {
        int number = (block - 1) * size + trials.size() + 1;
        Schedule.Slot slot = new Schedule.Slot(number, block, new Cell(arm), seed);
        trials.add(trial(side, slot, target * size));
      }
    }
    return List.copyOf(trials);
  }

  private MeasuredTrial trial(int number, Schedule.Slot slot, int planned)
      throws InterruptedException {
    long startedNs = clock.nowNs();
    GateSide side = sides.get(number);
    new ExperimentRunner(side.lab(), side.folder(), clock, listener.of(side))
        .run(experiment, List.of(slot), planned);
    return new MeasuredTrial(
        number,
        TrialIntake.read(
            side.folder().trials().getLast(), RecoveryHorizon.inSeconds(experiment.procedure())),
        Duration.ofNanos(clock.nowNs() - startedNs));
  }
}

package statelab.chaos.gate;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import statelab.results.gate.Gate;
import statelab.results.gate.GateCourse;
import statelab.results.run.Observation;

/**
 * Measures base and candidates block by block, as far as the gate's course goes.
 *
 * @param blocks what is measured, on which sides
 */
public record GateSession(Gate gate, GateBlock blocks) {
  /**
   * Measures until the gate needs no more or the budget is used up.
   *
   * @param seed what every random choice comes from
   */
  public GateMeasurement measure(long seed, Duration budget) throws InterruptedException {
    Random random = new Random(seed);
    GateCourse.End end =
        new GateCourse(gate, budget, blocks.clock()::nowNs)
            .follow((block, target) -> measured(block, target, random), blocks.sides().size());
    for (int side = 0; side < blocks.sides().size(); side++) {
      blocks.sides().get(side).folder().writeObservations(end.observations().get(side));
    }
    return new GateMeasurement(
        end.decisions(),
        "Measuring ended after %d %s: %s."
            .formatted(end.pairs(), end.pairs() == 1 ? "pair" : "pairs", end.why()));
  }

  private List<List<Observation>> measured(int block, int target, Random random)
      throws InterruptedException {
    List<MeasuredTrial> trials = blocks.measure(block, target, random);
    blocks.listener().pairMeasured(block, target);
    return IntStream.range(0, blocks.sides().size())
        .mapToObj(
            side ->
                trials.stream()
                    .filter(trial -> trial.side() == side)
                    .flatMap(trial -> trial.yield().observations().stream())
                    .toList())
        .toList();
  }
}

package statelab.chaos.gate;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import statelab.results.gate.Gate;
import statelab.results.gate.GateCourse;
import statelab.results.gate.PairedObservations;
import statelab.results.intake.TrialYield;
import statelab.results.run.Observation;

/**
 * Measures a base and a candidate pair by pair, as far as the gate's course goes.
 *
 * @param sides what is measured, and of what
 */
public record GateSession(Gate gate, SideBySide sides) {
  /**
   * Measures until the gate needs no more or the budget is used up.
   *
   * @param seed what every random choice comes from
   */
  public GateMeasurement measure(long seed, Duration budget) throws InterruptedException {
    Random random = new Random(seed);
    GateCourse.End end =
        new GateCourse(gate, budget, sides.clock()::nowNs)
            .follow((pair, target) -> measured(pair, target, random));
    sides.base().folder().writeObservations(end.observations().base());
    sides.candidate().folder().writeObservations(end.observations().candidate());
    return new GateMeasurement(
        end.decision(),
        "Measuring ended after %d %s: %s."
            .formatted(end.pairs(), end.pairs() == 1 ? "pair" : "pairs", end.why()));
  }

  private PairedObservations measured(int pair, int target, Random random)
      throws InterruptedException {
    List<MeasuredDuet> duets = sides.measure(pair, target, random);
    sides.listener().pairMeasured(pair, target);
    return new PairedObservations(
        observations(duets, MeasuredDuet::base), observations(duets, MeasuredDuet::candidate));
  }

  private static List<Observation> observations(
      List<MeasuredDuet> duets, Function<MeasuredDuet, TrialYield> side) {
    return duets.stream().map(side).flatMap(yield -> yield.observations().stream()).toList();
  }
}

package statelab.chaos.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Cell;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.ExperimentRunner;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.lab.RunClock;
import statelab.results.gate.Gate;
import statelab.results.intake.TrialIntake;
import statelab.results.run.Observation;
import statelab.results.statistics.PlannedLooks;

/**
 * Measures base and candidates pair by pair. A block holds every architecture once on every side;
 * the order of architectures and of the sides within each is drawn from the seed, and all trials of
 * a block have the same seed, so that the same node is killed under the same load.
 */
public final class GateSession {
  private static final int S_PER_MINUTE = 60;

  private final Gate gate;
  private final Experiment experiment;
  private final List<Arm> arms;
  private final List<GateSide> sides;
  private final RunClock clock;
  private final GateListener listener;
  private final List<List<Observation>> observations;
  private int trials;

  /**
   * A session that has not begun.
   *
   * @param experiment what every side goes through; its arms are measured, without controls
   * @param sides the base and then at least one candidate
   */
  public GateSession(
      Gate gate,
      Experiment experiment,
      List<GateSide> sides,
      RunClock clock,
      GateListener listener) {
    if (sides.size() < 2) {
      throw new IllegalArgumentException("sides must be a base and at least one candidate");
    }
    this.gate = gate;
    this.experiment = experiment;
    this.arms = experiment.arms().stream().filter(arm -> !arm.control()).toList();
    this.sides = List.copyOf(sides);
    this.clock = clock;
    this.listener = listener;
    this.observations =
        IntStream.range(0, sides.size())
            .<List<Observation>>mapToObj(side -> new ArrayList<>())
            .toList();
  }

  /**
   * Measures up to each planned look in turn. The first pair is always measured; a further one only
   * if it is expected to end within the budget, as long as the longest so far.
   *
   * @param seed what every random choice comes from
   */
  public GateMeasurement measure(long seed, Duration budget) throws InterruptedException {
    Random random = new Random(seed);
    long endNs = clock.nowNs() + budget.toNanos();
    long longestNs = 0;
    int pairs = 0;
    for (OptionalInt target = next(pairs); target.isPresent(); target = next(pairs)) {
      while (pairs < target.getAsInt()) {
        long fromNs = clock.nowNs();
        if (pairs > 0 && fromNs + longestNs > endNs) {
          return ended("the budget of %s was used up".formatted(words(budget)), pairs);
        }
        pairs++;
        block(pairs, target.getAsInt(), random);
        longestNs = Math.max(longestNs, clock.nowNs() - fromNs);
        listener.pairMeasured(pairs, target.getAsInt());
      }
    }
    return ended(why(pairs), pairs);
  }

  private OptionalInt next(int pairs) {
    return IntStream.range(1, sides.size())
        .mapToObj(side -> gate.next(observations.getFirst(), observations.get(side), pairs))
        .flatMapToInt(OptionalInt::stream)
        .max();
  }

  private void block(int block, int target, Random random) throws InterruptedException {
    List<Arm> order = new ArrayList<>(arms);
    Collections.shuffle(order, random);
    long seed = random.nextLong();
    for (Arm arm : order) {
      List<Integer> sideOrder = new ArrayList<>(IntStream.range(0, sides.size()).boxed().toList());
      Collections.shuffle(sideOrder, random);
      for (int side : sideOrder) {
        trials++;
        trial(side, new Schedule.Slot(trials, block, new Cell(arm), seed), target);
      }
    }
  }

  private void trial(int number, Schedule.Slot slot, int target) throws InterruptedException {
    GateSide side = sides.get(number);
    new ExperimentRunner(side.lab(), side.folder(), clock, listener.of(side))
        .run(experiment, List.of(slot), target * sides.size() * arms.size());
    observations
        .get(number)
        .addAll(TrialIntake.read(side.folder().trials().getLast()).observations());
  }

  private String why(int pairs) {
    boolean invalid =
        IntStream.range(1, sides.size())
            .mapToObj(side -> gate.decide(observations.getFirst(), observations.get(side)))
            .flatMap(decision -> decision.findings().stream())
            .anyMatch(finding -> finding.effect().isEmpty());
    if (invalid) {
      return "more pairs would not help where so many cannot be used";
    }
    return pairs >= PlannedLooks.STANDARD.getLast()
        ? "that was the last planned look"
        : "every interval was narrow enough";
  }

  private GateMeasurement ended(String why, int pairs) {
    IntStream.range(0, sides.size())
        .forEach(side -> sides.get(side).folder().writeObservations(observations.get(side)));
    return new GateMeasurement(
        observations,
        "Measuring ended after %d %s: %s.".formatted(pairs, pairs == 1 ? "pair" : "pairs", why));
  }

  private static String words(Duration budget) {
    long seconds = budget.toSeconds();
    return seconds % S_PER_MINUTE == 0 ? seconds / S_PER_MINUTE + " min" : seconds + " s";
  }
}

package statelab.results.statistics;

import java.util.Random;
import java.util.function.Predicate;

/**
 * Repeats an experiment on made data with a fixed seed. Few times in a build; with {@code
 * -Dstatelab.long=true} 25 times as often, whose outcome stands in {@code docs/statistics.md}.
 */
public final class Simulation {
  private static final int FACTOR = Boolean.getBoolean("statelab.long") ? 25 : 1;
  private static final long SEED = 41;

  private final String name;
  private final int repetitions;

  public Simulation(String name, int repetitionsInABuild) {
    this.name = name;
    this.repetitions = times(repetitionsInABuild);
  }

  /** How often to repeat what a build repeats so often. */
  static int times(int inABuild) {
    return inABuild * FACTOR;
  }

  /** How often, from 0 to 1, the experiment says yes. */
  public double share(Predicate<Random> experiment) {
    Random random = new Random(SEED);
    int yes = 0;
    for (int i = 0; i < repetitions; i++) {
      yes += experiment.test(random) ? 1 : 0;
    }
    double share = (double) yes / repetitions;
    SimulationLog.add("%s: %.4f of %d".formatted(name, share, repetitions));
    return share;
  }
}

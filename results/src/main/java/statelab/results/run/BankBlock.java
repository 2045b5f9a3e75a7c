package statelab.results.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One block of a bank: the same build measured on every side, one right after the other in random
 * order and with the same seed. The base makes one pair with each of the others.
 *
 * @param number of the block in its bank, from 1
 * @param seed what its trials' random choices came from
 * @param recordedAt when its last trial had ended
 * @param commit the commit of the harness and, where it comes from the same tree, of the build
 * @param lab {@code process} or {@code docker}
 * @param machine facts about the machine, by name
 * @param experiment name in the catalogue
 * @param conditions settings of the experiment, by name
 * @param trials one of each side and architecture
 */
public record BankBlock(
    int number,
    long seed,
    Instant recordedAt,
    String commit,
    String lab,
    Map<String, String> machine,
    String experiment,
    Map<String, String> conditions,
    List<BankTrial> trials) {
  /** The side that every other one is compared with. */
  public static final String BASE = "base";

  public BankBlock {
    machine = Map.copyOf(machine);
    conditions = Map.copyOf(conditions);
    trials = List.copyOf(trials);
    if (number < 1) {
      throw new IllegalArgumentException("number counts from 1, but was " + number);
    }
    requireBase(trials);
    requireOneOfEach(trials);
  }

  private static void requireBase(List<BankTrial> trials) {
    if (trials.stream().noneMatch(trial -> trial.side().equals(BASE))) {
      throw new IllegalArgumentException("trials must have one of the side \"" + BASE + "\"");
    }
  }

  private static void requireOneOfEach(List<BankTrial> trials) {
    Map<String, Double> slowDowns = new HashMap<>();
    Map<String, Set<String>> sides = new HashMap<>();
    for (BankTrial trial : trials) {
      if (!sides.computeIfAbsent(trial.side(), side -> new TreeSet<>()).add(trial.architecture())) {
        throw new IllegalArgumentException(
            "trials must have one of each side and architecture, but %s of %s is there twice"
                .formatted(trial.architecture(), trial.side()));
      }
      if (slowDowns.computeIfAbsent(trial.side(), side -> trial.slowDown()) != trial.slowDown()) {
        throw new IllegalArgumentException(
            "slow_down must be the same in all trials of the side " + trial.side());
      }
    }
    if (new HashSet<>(sides.values()).size() > 1) {
      throw new IllegalArgumentException(
          "each side must have the same architectures, but they are " + sides);
    }
  }

  /** The trials of one side. */
  public List<BankTrial> of(String side) {
    return trials.stream().filter(trial -> trial.side().equals(side)).toList();
  }
}

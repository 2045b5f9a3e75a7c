package statelab.results.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One pair of a bank: the same build measured as a base and, at the same time and with the same
 * seed, as itself or slowed down.
 *
 * @param number of the pair in its bank, from 1
 * @param seed what its trials' random choices came from
 * @param recordedAt when its last trial had ended
 * @param commit the commit of the harness and, where it comes from the same tree, of the build
 * @param lab {@code process} or {@code docker}
 * @param machine facts about the machine, by name
 * @param experiment name in the catalogue
 * @param conditions settings of the experiment, by name
 * @param trials one of each of its two sides and each architecture
 */
public record BankPair(
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

  public BankPair {
    machine = Map.copyOf(machine);
    conditions = Map.copyOf(conditions);
    trials = List.copyOf(trials);
    if (number < 1) {
      throw new IllegalArgumentException("number counts from 1, but was " + number);
    }
    requireTwoSides(trials);
    requireOneOfEach(trials);
  }

  private static void requireTwoSides(List<BankTrial> trials) {
    Set<String> sides = new TreeSet<>(trials.stream().map(BankTrial::side).toList());
    if (!sides.contains(BASE) || sides.size() != 2) {
      throw new IllegalArgumentException(
          "trials must be of the side \"%s\" and one other, but are of %s".formatted(BASE, sides));
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

  /** The side that is compared with the base. */
  public String candidate() {
    return trials.stream()
        .map(BankTrial::side)
        .filter(side -> !side.equals(BASE))
        .findFirst()
        .orElseThrow();
  }

  /** The trials of one side. */
  public List<BankTrial> of(String side) {
    return trials.stream().filter(trial -> trial.side().equals(side)).toList();
  }
}

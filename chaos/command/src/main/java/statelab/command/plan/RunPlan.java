package statelab.command.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import statelab.chaos.experiment.Arm;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.command.console.BadInputException;

/**
 * All that a run will measure, in its order.
 *
 * @param parts one for each experiment
 */
public record RunPlan(List<Part> parts) {
  /** An experiment and its trials. */
  public record Part(Experiment experiment, List<Schedule.Slot> slots) {
    public Part {
      slots = List.copyOf(slots);
    }

    /** About how long the trial of one of its slots takes. */
    Duration estimate(Schedule.Slot slot) {
      return TimeEstimate.of(experiment.at(slot.level()), startsCluster(slot));
    }

    /** Whether it is the first of those that share its cluster. */
    private boolean startsCluster(Schedule.Slot slot) {
      return slots.stream().filter(slot::sharesClusterWith).findFirst().stream()
          .allMatch(slot::equals);
    }
  }

  public RunPlan {
    parts = List.copyOf(parts);
  }

  /**
   * The plan of a run.
   *
   * @param trials trials of each arm at each level; 0 for as many as the profile says
   */
  static RunPlan of(List<Experiment> experiments, Profile profile, int trials, long seed) {
    List<Part> parts = new ArrayList<>();
    int next = 1;
    for (Experiment experiment : experiments) {
      int blocks = trials > 0 ? trials : experiment.trialsIn(profile);
      requireSomething(experiment, profile);
      List<Schedule.Slot> slots = experiment.schedule(profile, blocks, seed, next);
      parts.add(new Part(experiment, slots));
      next += slots.size();
    }
    return new RunPlan(parts);
  }

  /**
   * What was asked for may belong to another profile; a run of nothing would look like a result.
   */
  private static void requireSomething(Experiment experiment, Profile profile) {
    if (experiment.cellsIn(profile).isEmpty()) {
      List<String> others =
          Arrays.stream(Profile.values())
              .filter(other -> !experiment.cellsIn(other).isEmpty())
              .map(Profile::label)
              .toList();
      throw new BadInputException(
          "%s measures none of these arms and levels in the profile %s, only in: %s; name one with --profile."
              .formatted(experiment.name(), profile.label(), String.join(", ", others)));
    }
  }

  /** About how long it takes. */
  public Duration estimate() {
    return parts.stream()
        .flatMap(part -> part.slots().stream().map(part::estimate))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The same for one trial.
   *
   * @param experiment name of one that this plan has
   */
  public Duration estimate(String experiment, Schedule.Slot slot) {
    return parts.stream()
        .filter(part -> part.experiment().name().equals(experiment))
        .map(part -> part.estimate(slot))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not planned: " + experiment));
  }

  /** The same without the trials of these numbers. */
  public RunPlan without(Set<Integer> trials) {
    return new RunPlan(
        parts.stream()
            .map(
                part ->
                    new Part(
                        part.experiment(),
                        part.slots().stream()
                            .filter(slot -> !trials.contains(slot.trial()))
                            .toList()))
            .toList());
  }

  public int trials() {
    return parts.stream().mapToInt(part -> part.slots().size()).sum();
  }

  public List<String> experiments() {
    return parts.stream().map(part -> part.experiment().name()).toList();
  }

  public Set<String> architectures() {
    return arms().map(Arm::architecture).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Arm> arms() {
    return parts.stream().flatMap(part -> part.experiment().arms().stream());
  }
}

package statelab.chaos.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import statelab.chaos.fault.Fault;
import statelab.results.run.Level;
import statelab.results.run.Manifest;
import statelab.results.run.TrialRecord;

/** Experiments for tests. */
final class TestExperiments {
  /** Hears of a run and says nothing. */
  static final RunListener SILENCE =
      new RunListener() {
        @Override
        public void trialStarted(String experiment, Schedule.Slot slot, int planned) {}

        @Override
        public void trialFinished(TrialRecord trial, int planned, Duration took) {}
      };

  private TestExperiments() {}

  /** A manifest that says no more than which lab it was. */
  static Manifest manifest(String lab) {
    return new Manifest(
        "test",
        Instant.EPOCH,
        lab,
        "quick",
        42,
        "unknown",
        "0",
        "",
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  static Experiment breaking(Fault fault) {
    return experiment(Optional.of(new FaultPlan(fault)));
  }

  static Experiment withoutFault() {
    return experiment(Optional.empty());
  }

  /** Without a fault, at levels that are named after their number of nodes; the first is usual. */
  static Experiment onNodes(int... numbers) {
    Experiment base = withoutFault();
    List<LevelPlan> levels =
        Arrays.stream(numbers)
            .mapToObj(
                nodes ->
                    new LevelPlan(
                        new Level(Integer.toString(nodes), nodes == numbers[0]),
                        Set.of("sticky-session", "stateless-jwt"),
                        EnumSet.allOf(Profile.class),
                        Map.of(),
                        new Experiment.ClusterShape(nodes, true, false),
                        base.procedure(),
                        base.aim().validity()))
            .toList();
    return new Experiment(
        base.name(),
        base.question(),
        base.arms(),
        base.cluster(),
        base.procedure(),
        base.trials(),
        levels,
        Starts.EACH_TRIAL);
  }

  /** Without a fault, four trials in the quick profile, several of them on each cluster. */
  static Experiment sharing(int trials, Duration warmUp) {
    Experiment base = withoutFault();
    return new Experiment(
        base.name(),
        base.question(),
        base.arms(),
        base.cluster(),
        base.procedure(),
        Map.of(Profile.QUICK, 4, Profile.STANDARD, 4, Profile.FULL, 8),
        List.of(),
        new Starts(Map.of(Profile.QUICK, trials), warmUp));
  }

  /** Without a fault, on a cluster that is to be warm before it is measured. */
  static Experiment warmingUp(WarmUp warmUp) {
    Duration none = Duration.ZERO;
    return experiment(
        new Timeline(warmUp, Duration.ofSeconds(4), none, none, none), Optional.empty());
  }

  private static Experiment experiment(Optional<FaultPlan> fault) {
    return experiment(
        new Timeline(
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)),
        fault);
  }

  private static Experiment experiment(Timeline timeline, Optional<FaultPlan> fault) {
    return new Experiment(
        "kill-node",
        "What happens?",
        List.of(
            new Arm("sticky-session", Map.of()),
            new Arm("stateless-jwt", Map.of("jwt-algorithm", "HS256"))),
        new Experiment.ClusterShape(3, true, false),
        new UnderLoad(
            new Workload("shopping", 30, Duration.ofMillis(500), Duration.ofSeconds(5), Map.of()),
            timeline,
            fault),
        Map.of(Profile.QUICK, 2, Profile.STANDARD, 4, Profile.FULL, 8));
  }
}

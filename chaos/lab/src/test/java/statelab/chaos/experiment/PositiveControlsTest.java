package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;

/**
 * Every experiment under load, with its own arms, fault and metrics but small and in virtual time:
 * a defect that was put into one arm must be found by more than the metric's threshold, and its
 * unaltered neighbour must stay as it is. {@link ScriptedExperimentsTest} does so for scripts.
 */
class PositiveControlsTest {
  private static final String CASES =
      """
      kill-node           |            | sticky-session     | FORGETS | sessions_lost_share
      kill-node           |            | stateless-jwt      | FAILS   | error_area_s
      kill-session-holder | store      | central-session    | FORGETS | sessions_lost_share
      rolling-update      | drained    | replicated-session | FORGETS | sessions_lost_share
      hang-node           |            | replicated-session | STALLS  | fault_latency_p99_ns
      store-outage        |            | hybrid-session     | FAILS   | error_area_s
      slow-link           | store-10ms | central-session    | STALLS  | fault_latency_p50_ns
      scale-out           | affinity   | sticky-session     | FORGETS | sessions_lost_share
      scale-out           | no-affinity | stateless-jwt     | SHUNS   | time_to_fair_share_s
      clock-skew          | ahead      | stateless-jwt      | FORGETS | sessions_lost_share
      request-cost        | hs256      | stateless-jwt      | BURNS   | cpu_ns_per_request
      request-cost        | no-affinity | central-session   | MISSES  | session_miss_share
      replication-cost    | sync-all   | replicated-session | BURNS   | cpu_ns_per_request
      scaling             | 8          | stateless-jwt      | BURNS   | cpu_ns_per_request
      capacity            | 2          | replicated-session | DRAGS   | served_per_s
      state-growth        | 4096       | stateless-jwt      | BLOATS  | bytes_per_request
      """;

  @TempDir Path runs;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = CASES)
  void aDefectOfOneArmIsFoundAndItsUnalteredNeighbourIsAsBefore(
      String name, String level, String altered, ModelUsers.Defect defect, String metric)
      throws InterruptedException {
    Experiment experiment = small(name, level == null ? "" : level);

    Map<String, Double> sound = run(experiment, altered, ModelUsers.Defect.NONE, metric);
    Map<String, Double> defective = run(experiment, altered, defect, metric);

    Metric found = Metrics.named(metric);
    assertThat(defective).hasSameSizeAs(sound).hasSizeGreaterThan(1);
    sound.forEach(
        (arm, value) -> {
          double effect = effect(found, value, defective.getOrDefault(arm, Double.NaN));
          if (arm.equals(altered)) {
            assertThat(effect).as(arm).isGreaterThan(found.threshold());
          } else {
            assertThat(effect).as(arm).isZero();
          }
        });
  }

  private static double effect(Metric metric, double sound, double defective) {
    double more = metric.comparedAsRatio() ? defective / sound - 1 : defective - sound;
    return metric.direction() == Direction.HIGHER_IS_BETTER ? -more : more;
  }

  @Test
  void noExperimentUnderLoadIsWithoutAPositiveControl() {
    assertThat(Experiments.names())
        .filteredOn(name -> Experiments.named(name).procedure() instanceof UnderLoad)
        .allSatisfy(
            name -> assertThat(CASES.lines()).anyMatch(line -> line.startsWith(name + " ")));
  }

  /** The values of a metric in one trial of each arm, all of them valid. */
  private Map<String, Double> run(
      Experiment experiment, String altered, ModelUsers.Defect defect, String metric)
      throws InterruptedException {
    RunFolder folder = RunFolder.create(runs, Instant.EPOCH);
    folder.writeManifest(TestExperiments.manifest("model"), "claims: []\n");
    FakeClock clock = new FakeClock();
    new ExperimentRunner(
            new ModelLab(clock, altered, defect), folder, clock, TestExperiments.SILENCE)
        .run(experiment, Schedule.of(experiment.cellsIn(Profile.STANDARD), 1, 42, 1), 1);
    List<Observation> observations =
        RunIntake.observations(RunIntake.read(folder)).stream()
            .filter(observation -> observation.metric().equals(metric))
            .toList();
    assertThat(observations).isNotEmpty().allSatisfy(each -> assertThat(each.valid()).isTrue());
    return observations.stream()
        .collect(Collectors.toMap(Observation::architecture, Observation::value));
  }

  /** With few users, short phases and two nodes, without its controls. */
  private static Experiment small(String name, String level) {
    Experiment experiment = Experiments.named(name);
    Experiment chosen = level.isEmpty() ? experiment : experiment.onlyLevels(List.of(level));
    return new Experiment(
        name,
        chosen.question(),
        chosen.arms().stream().filter(arm -> !arm.control()).toList(),
        small(chosen.cluster()),
        small(chosen.procedure()),
        chosen.trials(),
        chosen.levels().stream().map(PositiveControlsTest::small).toList(),
        Starts.EACH_TRIAL);
  }

  private static LevelPlan small(LevelPlan level) {
    return new LevelPlan(
        level.level(),
        level.architectures(),
        level.profiles(),
        level.options(),
        small(level.cluster()),
        small(level.procedure()),
        level.validity());
  }

  private static Experiment.ClusterShape small(Experiment.ClusterShape cluster) {
    return new Experiment.ClusterShape(2, cluster.affinity(), cluster.orders());
  }

  private static Pace small(Pace pace) {
    return switch (pace) {
      case Pace.Grid grid -> new Pace.Grid(Duration.ofMillis(200), 0);
      case Pace.Thinking thinking -> new Pace.Thinking(Duration.ofMillis(200));
    };
  }

  private static Procedure small(Procedure procedure) {
    return switch (procedure) {
      case Scripted scripted -> scripted;
      case UnderLoad load ->
          new UnderLoad(
              new Workload(
                  load.workload().journey(),
                  30,
                  small(load.workload().pace()),
                  load.workload().requestTimeout(),
                  load.workload().parameters()),
              new Timeline(
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(2),
                  load.timeline().observe(),
                  Duration.ofSeconds(3)),
              load.fault());
    };
  }
}

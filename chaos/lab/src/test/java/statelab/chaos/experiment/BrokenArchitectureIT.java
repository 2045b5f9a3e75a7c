package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.fault.Kill;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.process.ProcessLab;
import statelab.results.archive.RunFolder;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;

/**
 * The whole way from a real cluster under real load to an observation, with a node whose rate of
 * loss is known: what goes in must come out.
 */
@Tag("measures")
class BrokenArchitectureIT {
  private static final String ARM = "stateless-jwt";

  @TempDir Path runs;

  @Test
  void anArchitectureThatForgetsEveryThirdSessionIsFoundOutAndItsSoundTwinIsNot()
      throws InterruptedException {
    assertThat(lostShare(ForgetfulNode.class)).isCloseTo(1.0 / 3, within(0.1));
    assertThat(lostShare(ForgetfulNode.Sound.class)).isZero();
  }

  private double lostShare(Class<?> node) throws InterruptedException {
    RunFolder folder = RunFolder.create(runs, Instant.now());
    folder.writeManifest(TestExperiments.manifest("process"), "claims: []\n");
    RunClock clock = RunClock.system();
    try (ProcessLab lab = new ProcessLab(distribution(node), clock)) {
      Experiment experiment = experiment();
      new ExperimentRunner(lab, folder, clock, TestExperiments.SILENCE)
          .run(experiment, Schedule.of(experiment.cellsIn(Profile.QUICK), 1, 42, 1), 1);
    }
    List<Observation> observations = RunIntake.observations(RunIntake.read(folder));
    // On a busy machine some users log in only after the fault.
    assertThat(value(observations, "cohort_sessions")).isBetween(10.0, 30.0);
    return value(observations, "sessions_lost_share");
  }

  private static double value(List<Observation> observations, String metric) {
    return observations.stream()
        .filter(observation -> observation.metric().equals(metric))
        .mapToDouble(Observation::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no observation of " + metric));
  }

  private static Distribution distribution(Class<?> node) {
    List<Path> ownClassPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    return Distribution.in(Path.of(System.getProperty(Distribution.PROPERTY)))
        .with(ARM, node.getName(), ownClassPath);
  }

  private static Experiment experiment() {
    return new Experiment(
        "kill-node",
        "Is the rate found?",
        List.of(new Arm(ARM, Map.of())),
        new Experiment.ClusterShape(1, true, false),
        new UnderLoad(
            new Workload("shopping", 30, Duration.ofMillis(300), Duration.ofSeconds(5), Map.of()),
            new Timeline(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)),
            Optional.of(new FaultPlan(new Kill("node-1")))),
        Map.of(Profile.QUICK, 1, Profile.STANDARD, 1, Profile.FULL, 1));
  }
}

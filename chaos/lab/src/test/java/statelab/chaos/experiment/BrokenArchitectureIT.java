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
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.fault.Kill;
import statelab.chaos.gate.GateSide;
import statelab.chaos.gate.MeasuredDuet;
import statelab.chaos.gate.SideBySide;
import statelab.chaos.gate.Unheard;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.process.ProcessLab;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Observation;

/**
 * The whole way from a real cluster under real load to an observation, with a node whose rate of
 * loss is known: what goes in must come out.
 */
@Tag("measures")
class BrokenArchitectureIT {
  private static final String ARM = "stateless-jwt";
  private static final String CPU = "cpu_ns_per_request";
  private static final String REVOCATION_LAG = "revocation_lag_s";
  private static final String LOGOUT_LAG = "logout_lag_s";

  @TempDir Path runs;

  @Test
  void anArchitectureThatForgetsEveryThirdSessionIsFoundOutAndItsSoundTwinIsNot()
      throws InterruptedException {
    Twins twins = measured(AlteredNode.Sound.class, AlteredNode.Forgetful.class, killed());

    assertThat(lostShare(twins.other())).isCloseTo(1.0 / 3, within(0.1));
    assertThat(lostShare(twins.sound())).isZero();
  }

  private static double lostShare(List<Observation> observations) {
    // On a busy machine some users log in only after the fault.
    assertThat(value(observations, "cohort_sessions")).isBetween(10.0, 30.0);
    return value(observations, "sessions_lost_share");
  }

  @Tag("extended")
  @Test
  void aNodeThatWorksLongerForEachRequestIsFoundOutAndItsTwinIsNot() throws InterruptedException {
    Twins burning = measured(AlteredNode.Sound.class, AlteredNode.Burning.class, warm());
    Twins alike = measured(AlteredNode.Sound.class, AlteredNode.Sound.class, warm());

    double usual = value(burning.sound(), CPU);
    double more = value(burning.other(), CPU) - usual;
    assertThat(more).isGreaterThan(usual * Metrics.named(CPU).threshold());
    assertThat(more).isGreaterThan(AlteredNode.BURNT_NS / 3.0);
    assertThat(Math.abs(value(alike.other(), CPU) - value(alike.sound(), CPU))).isLessThan(more);
  }

  /**
   * At the script's own length: a session that is still open counts only when it was watched up to
   * the metric's horizon.
   */
  @Tag("extended")
  @Test
  void aNodeThatGoesOnAcceptingEndedSessionsIsFoundOutAndItsObedientTwinIsNot()
      throws InterruptedException {
    double horizonS = Metrics.named(REVOCATION_LAG).horizonS();
    Twins twins = measured(AlteredNode.Sound.class, AlteredNode.Disobedient.class, ended());

    assertThat(lags(twins.other()))
        .isEqualTo(Map.of(REVOCATION_LAG, horizonS, LOGOUT_LAG, horizonS));
    // Whoever has answered that a session is over refuses the very next request.
    assertThat(lags(twins.sound())).isEqualTo(Map.of(REVOCATION_LAG, 0.0, LOGOUT_LAG, 0.0));
  }

  /** Valid ones: where nobody had a session to end, an invalid figure is at its horizon too. */
  private static Map<String, Double> lags(List<Observation> observations) {
    assertThat(observations)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.invalidReason()).isNull());
    return observations.stream().collect(Collectors.toMap(Observation::metric, Observation::value));
  }

  /** What a sound node has shown, and another one at the same time. */
  private record Twins(List<Observation> sound, List<Observation> other) {}

  /** At the same time, since what a request costs depends on how fast the machine is just then. */
  private Twins measured(Class<?> sound, Class<?> other, Experiment experiment)
      throws InterruptedException {
    RunClock clock = RunClock.system();
    try (ProcessLab ofSound = new ProcessLab(distribution(sound), clock);
        ProcessLab ofOther = new ProcessLab(distribution(other), clock)) {
      MeasuredDuet duet =
          new SideBySide(
                  experiment, side("sound", ofSound), side("other", ofOther), clock, new Unheard())
              .measure(1, 1, new Random(42))
              .getFirst();
      return new Twins(duet.base().observations(), duet.candidate().observations());
    }
  }

  private GateSide side(String name, ProcessLab lab) {
    return new GateSide(name, lab, RunFolder.create(runs.resolve(name), Instant.now()));
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

  private static Experiment killed() {
    return experiment(
        "kill-node",
        new UnderLoad(
            workload(30, Duration.ofMillis(300)),
            new Timeline(
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)),
            Optional.of(new FaultPlan(new Kill("node-1")))));
  }

  /** 300 requests a second, so that most of what runs often is compiled when measuring begins. */
  private static Experiment warm() {
    return experiment(
        "request-cost",
        new UnderLoad(
            workload(60, Duration.ofMillis(200)),
            new Timeline(
                Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ZERO, Duration.ZERO),
            Optional.empty()));
  }

  /** The one that comes with Statelab, with one of its arms at its usual level. */
  private static Experiment ended() {
    return Experiments.named("revocation").only(List.of(ARM)).atUsualLevel();
  }

  private static Workload workload(int users, Duration interval) {
    return new Workload("shopping", users, interval, Duration.ofSeconds(5), Map.of());
  }

  private static Experiment experiment(String name, Procedure procedure) {
    return new Experiment(
        name,
        "Is it found?",
        List.of(new Arm(ARM, Map.of())),
        new Experiment.ClusterShape(1, true, false),
        procedure,
        Map.of(Profile.QUICK, 1, Profile.STANDARD, 1, Profile.FULL, 1));
  }
}

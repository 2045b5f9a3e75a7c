package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.RunClock;
import statelab.chaos.script.Cacheability;
import statelab.chaos.script.ColdStart;
import statelab.chaos.script.ConcurrentTabs;
import statelab.chaos.script.CrossService;
import statelab.chaos.script.FakeShop;
import statelab.chaos.script.Revocation;
import statelab.chaos.script.Script;
import statelab.chaos.script.SessionMemory;
import statelab.chaos.script.Workflow;
import statelab.results.archive.RunFolder;
import statelab.results.intake.RunIntake;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * The whole way from a script to an observation, on a shop in this process: a defect that was put
 * in must come out, and must not in its sound twin.
 */
class ScriptedExperimentsTest {
  @TempDir Path runs;

  @Test
  void anOrderToEndASessionThatIsObeyedLateIsFoundAndItsPromptTwinIsNot()
      throws InterruptedException {
    Revocation script = new Revocation(2, Duration.ofMillis(50), Duration.ofSeconds(16));

    Map<String, Double> late = run(script, shop -> shop.lingers(Duration.ofSeconds(1)));
    Map<String, Double> prompt = run(script);

    assertThat(late.get("revocation_lag_s")).isBetween(0.5, 5.0);
    assertThat(late.get("logout_lag_s")).isBetween(0.5, 5.0);
    assertThat(prompt).containsEntry("revocation_lag_s", 0.0).containsEntry("logout_lag_s", 0.0);
  }

  @Test
  void aWriteThatVanishesWhenItMeetsAnotherIsFoundAndItsSoundTwinIsNot()
      throws InterruptedException {
    ConcurrentTabs script = new ConcurrentTabs(2, 3);

    Map<String, Double> altered = run(script, FakeShop::losesParallelWrites);
    Map<String, Double> sound = run(script);

    assertThat(altered)
        .containsEntry("lost_updates_share", 1.0)
        .containsEntry("stale_reads_share", 0.0);
    assertThat(sound)
        .containsEntry("lost_updates_share", 0.0)
        .containsEntry("stale_reads_share", 0.0);
  }

  @Test
  void aShopThatTellsTheOtherNothingIsFoundAndItsOpenTwinIsNot() throws InterruptedException {
    CrossService script = new CrossService(4);

    assertThat(run(script, FakeShop::keepsToItself))
        .containsEntry("second_service_share", 0.0)
        .containsEntry("calls_per_request", 0.0);
    assertThat(run(script).get("second_service_share")).isCloseTo(1, within(1e-9));
  }

  @Test
  void aSessionThatTakesMoreIsFoundAndItsThriftyTwinIsNot() throws InterruptedException {
    SessionMemory script = new SessionMemory(16);

    assertThat(run(script, shop -> shop.bloats(400)).get("heap_bytes_per_session"))
        .isCloseTo(500, within(1e-9));
    assertThat(run(script))
        .containsEntry("heap_bytes_per_session", 100.0)
        .containsEntry("store_bytes_per_session", 0.0);
  }

  @Test
  void pagesOfOneUserThatAreCalledEverybodysAreFoundAndTheirSoundTwinIsNot()
      throws InterruptedException {
    Cacheability script = new Cacheability(2);

    assertThat(run(script, FakeShop::bringsUsersTheirPages))
        .containsEntry("cacheable_share", 6.0 / 8)
        .containsEntry("shared_cookies_share", 0.0);
    assertThat(run(script)).containsEntry("cacheable_share", 3.0 / 8);
  }

  @Test
  void ordersThatAreForgottenDoubledOrRefusedAreFoundAndTheirSoundTwinIsNot()
      throws InterruptedException {
    Workflow script = new Workflow(3, Workflow.Break.KILL, true);

    assertThat(run(script, shop -> shop.records(0))).containsEntry("orders_lost", 3.0);
    assertThat(run(script, shop -> shop.records(2))).containsEntry("orders_doubled", 3.0);
    assertThat(run(script, FakeShop::forgetsAtCheckout)).containsEntry("orders_abandoned", 3.0);
    assertThat(run(script))
        .containsEntry("orders_lost", 0.0)
        .containsEntry("orders_doubled", 0.0)
        .containsEntry("orders_abandoned", 0.0)
        .containsEntry("orders_unseen", 0.0);
  }

  @Test
  void aNodeThatBootsSlowlyIsFoundAndItsSwiftTwinIsNot() throws InterruptedException {
    ColdStart script = new ColdStart(ColdStart.WATCHED);

    Map<String, Double> slow = run(script, shop -> shop.boots(Duration.ofSeconds(1)));
    Map<String, Double> swift = run(script);

    assertThat(slow.get("time_to_first_answer_s"))
        .isGreaterThan(0.9)
        .isGreaterThan(swift.get("time_to_first_answer_s"));
    assertThat(slow.get("time_to_known_user_s"))
        .isGreaterThan(0.9)
        .isGreaterThan(swift.get("time_to_known_user_s"));
    assertThat(swift).containsEntry("state_transfer_bytes", 0.0);
  }

  @Test
  void theTrialSaysWhichScriptItFollowedAndHowManyRequestsItSent() throws InterruptedException {
    run(new CrossService(4));

    TrialRecord trial = RunFolder.open(latest()).trials().getFirst().record();
    assertThat(trial.factors())
        .containsEntry("script", "cross-service")
        .containsEntry("users", "4")
        .containsEntry("nodes", "2");
    assertThat(trial.generator().requests()).isEqualTo(4 * 4);
    assertThat(trial.valid()).isTrue();
  }

  private Path latest() {
    return runs.resolve("latest");
  }

  private Map<String, Double> run(Script script) throws InterruptedException {
    return run(script, shop -> {});
  }

  /** The values of one trial by metric, all of them valid. */
  private Map<String, Double> run(Script script, Consumer<FakeShop> alteration)
      throws InterruptedException {
    RunFolder folder = RunFolder.create(runs, Instant.EPOCH);
    folder.writeManifest(TestExperiments.manifest("shop"), "claims: []\n");
    Experiment experiment = experiment(script);
    new ExperimentRunner(
            new ShopLab(alteration), folder, RunClock.system(), TestExperiments.SILENCE)
        .run(experiment, Schedule.of(experiment.cellsIn(Profile.QUICK), 1, 42, 1), 1);
    List<Observation> observations = RunIntake.observations(RunIntake.read(folder));
    assertThat(observations).isNotEmpty().allMatch(Observation::valid);
    return observations.stream().collect(Collectors.toMap(Observation::metric, Observation::value));
  }

  private static Experiment experiment(Script script) {
    return new Experiment(
        "mine",
        "Is it found?",
        List.of(new Arm("sticky-session", Map.of())),
        new Experiment.ClusterShape(2, true, false),
        new Scripted(script),
        Map.of(Profile.QUICK, 1, Profile.STANDARD, 1, Profile.FULL, 1));
  }
}

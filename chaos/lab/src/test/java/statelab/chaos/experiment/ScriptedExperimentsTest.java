package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.RunClock;
import statelab.chaos.script.ColdStart;
import statelab.chaos.script.Expiry;
import statelab.chaos.script.FakeShop;
import statelab.chaos.script.LoginCost;
import statelab.chaos.script.Script;
import statelab.chaos.script.SessionMemory;
import statelab.results.archive.RunFolder;
import statelab.results.intake.RunIntake;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * The whole way from a definition that comes with Statelab to an observation, on a shop in this
 * process: a defect that was put in must come out, and must not in its sound twin.
 */
class ScriptedExperimentsTest {
  private static final Path SOURCE =
      Path.of("src/test/java/statelab/chaos/experiment/ScriptedExperimentsTest.java");

  @TempDir Path runs;

  @Test
  void anOrderToEndASessionThatIsObeyedLateIsFoundAndItsPromptTwinIsNot()
      throws InterruptedException {
    String script = "revocation";

    Map<String, Double> late = run(script, shop -> shop.lingers(Duration.ofSeconds(1)));
    Map<String, Double> prompt = run(script);

    assertThat(late.get("revocation_lag_s")).isBetween(0.5, 5.0);
    assertThat(late.get("logout_lag_s")).isBetween(0.5, 5.0);
    assertThat(prompt).containsEntry("revocation_lag_s", 0.0).containsEntry("logout_lag_s", 0.0);
  }

  @Test
  void aWriteThatVanishesWhenItMeetsAnotherIsFoundAndItsSoundTwinIsNot()
      throws InterruptedException {
    String script = "concurrent-tabs";

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
    String script = "cross-service";

    assertThat(run(script, FakeShop::keepsToItself))
        .containsEntry("second_service_share", 0.0)
        .containsEntry("calls_per_request", 0.0);
    assertThat(run(script).get("second_service_share")).isCloseTo(1, within(1e-9));
  }

  @Test
  void aSessionThatTakesMoreIsFoundAndItsThriftyTwinIsNot() throws InterruptedException {
    String script = "session-memory";

    assertThat(run(script, shop -> shop.bloats(400)).get("heap_bytes_per_session"))
        .isCloseTo(500, within(1e-9));
    assertThat(run(script))
        .containsEntry("heap_bytes_per_session", 100.0)
        .containsEntry("store_bytes_per_session", 0.0);
  }

  @Test
  void aDearLoginAndADearRequestAreFoundEachByItself() throws InterruptedException {
    String script = "login-cost";

    assertThat(run(script, shop -> shop.costs(5_000, 100)))
        .containsEntry("login_cpu_ns", 5_000.0)
        .containsEntry("cpu_ns_per_request", 100.0);
    assertThat(run(script, shop -> shop.costs(1_000, 700)))
        .containsEntry("login_cpu_ns", 1_000.0)
        .containsEntry("cpu_ns_per_request", 700.0);
  }

  @Test
  void pagesOfOneUserThatAreCalledEverybodysAreFoundAndTheirSoundTwinIsNot()
      throws InterruptedException {
    String script = "cacheability";

    assertThat(run(script, FakeShop::bringsUsersTheirPages))
        .containsEntry("cacheable_share", 6.0 / 8)
        .containsEntry("shared_cookies_share", 0.0);
    assertThat(run(script)).containsEntry("cacheable_share", 3.0 / 8);
  }

  @Test
  void ordersThatAreForgottenDoubledOrRefusedAreFoundAndTheirSoundTwinIsNot()
      throws InterruptedException {
    String script = "workflow";

    assertThat(run(script, shop -> shop.records(0))).containsEntry("orders_lost", 12.0);
    assertThat(run(script, shop -> shop.records(2))).containsEntry("orders_doubled", 12.0);
    assertThat(run(script, FakeShop::forgetsAtCheckout)).containsEntry("orders_abandoned", 12.0);
    assertThat(run(script))
        .containsEntry("orders_lost", 0.0)
        .containsEntry("orders_doubled", 0.0)
        .containsEntry("orders_abandoned", 0.0)
        .containsEntry("orders_unseen", 0.0);
  }

  @Test
  void aNodeThatBootsSlowlyIsFoundAndItsSwiftTwinIsNot() throws InterruptedException {
    String script = "cold-start";

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
  void sessionsOfOneNodeAreMissedByOneMinusOneNthWhereUsersAreSentAnywhereAndNotOtherwise()
      throws InterruptedException {
    String script = "no-affinity";

    Map<String, Double> missed =
        run(
            script,
            shop -> {
              shop.keepsToItself();
              shop.sendsUsersAnywhere();
            });

    // Of three nodes one knows the user; 2/3 ± 4 standard errors of 30 users.
    assertThat(missed.get("session_miss_share")).isCloseTo(2.0 / 3, within(0.34));
    assertThat(run(script, FakeShop::sendsUsersAnywhere)).containsEntry("session_miss_share", 0.0);
    assertThat(run(script, FakeShop::keepsToItself)).containsEntry("session_miss_share", 0.0);
  }

  @Test
  void aShopThatTellsOthersOfEveryWriteIsFoundAndItsSilentTwinIsNot() throws InterruptedException {
    String script = "coordination";

    assertThat(run(script, shop -> shop.tellsOthers(7))).containsEntry("messages_per_write", 7.0);
    assertThat(run(script)).containsEntry("messages_per_write", 0.0);
  }

  @Test
  void aNodeThatAcceptsWhatHasExpiredSinceItsClockIsBehindIsFoundAndItsSoundTwinIsNot()
      throws InterruptedException {
    Experiment expired = small(Experiments.named("clock-skew").at(new Level("expired", false)));

    assertThat(
            run(
                expired,
                shop -> {
                  shop.expiresAfter(Duration.ofMillis(100));
                  shop.trustsItsClocks();
                }))
        .containsEntry("wrongly_accepted_requests", 12.0);
    assertThat(run(expired, shop -> shop.expiresAfter(Duration.ofMillis(100))))
        .containsEntry("wrongly_accepted_requests", 0.0);
  }

  @Test
  void theTrialSaysWhichScriptItFollowedAndHowManyRequestsItSent() throws InterruptedException {
    run("cross-service");

    TrialRecord trial = RunFolder.open(latest()).trials().getFirst().record();
    assertThat(trial.factors())
        .containsEntry("script", "cross-service")
        .containsEntry("users", "20")
        .containsEntry("nodes", "2");
    assertThat(trial.generator().requests()).isEqualTo(20 * 4);
    assertThat(trial.valid()).isTrue();
  }

  private Path latest() {
    return runs.resolve("latest");
  }

  @Test
  void noExperimentThatIsScriptedAtALevelIsWithoutAPositiveControl() throws IOException {
    String cases = Files.readString(SOURCE);

    assertThat(Experiments.names())
        .filteredOn(name -> isScriptedAtALevel(Experiments.named(name)))
        .contains("clock-skew", "no-affinity")
        .allSatisfy(
            name ->
                assertThat(cases)
                    .containsPattern("(script = |named\\()\"" + Pattern.quote(name) + "\""));
  }

  private static boolean isScriptedAtALevel(Experiment experiment) {
    return Stream.concat(
            Stream.of(experiment.procedure()),
            experiment.levels().stream().map(LevelPlan::procedure))
        .anyMatch(Scripted.class::isInstance);
  }

  private Map<String, Double> run(String name) throws InterruptedException {
    return run(name, shop -> {});
  }

  private Map<String, Double> run(String name, Consumer<FakeShop> alteration)
      throws InterruptedException {
    return run(small(Experiments.named(name).atUsualLevel()), alteration);
  }

  /** The values of one trial by metric, all of them valid. */
  private Map<String, Double> run(Experiment experiment, Consumer<FakeShop> alteration)
      throws InterruptedException {
    RunFolder folder = RunFolder.create(runs, Instant.EPOCH);
    folder.writeManifest(TestExperiments.manifest("shop"), "claims: []\n");
    new ExperimentRunner(
            new ShopLab(alteration), folder, RunClock.system(), TestExperiments.SILENCE)
        .run(experiment, Schedule.of(experiment.cellsIn(Profile.QUICK), 1, 42, 1), 1);
    List<Observation> observations = RunIntake.observations(RunIntake.read(folder));
    assertThat(observations).isNotEmpty().allMatch(Observation::valid);
    return observations.stream().collect(Collectors.toMap(Observation::metric, Observation::value));
  }

  /** With one arm, and as few users and as little waiting as show the defect. */
  private static Experiment small(Experiment there) {
    return new Experiment(
        there.name(),
        there.question(),
        List.of(new Arm("sticky-session", Map.of())),
        there.cluster(),
        small(there.procedure()),
        there.trials());
  }

  private static Scripted small(Procedure procedure) {
    Script script = ((Scripted) procedure).script();
    return new Scripted(
        switch (script) {
          case SessionMemory memory -> new SessionMemory(16);
          case LoginCost cost -> new LoginCost(6, cost.requests());
          case ColdStart cold -> new ColdStart(ColdStart.WATCHED);
          case Expiry expiry -> new Expiry(expiry.users(), Duration.ofMillis(200), expiry.behind());
          default -> script;
        });
  }
}

package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.fault.Bandwidth;
import statelab.chaos.fault.Blackhole;
import statelab.chaos.fault.ClockSkew;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.FaultKind;
import statelab.chaos.fault.Kill;
import statelab.chaos.fault.KillStore;
import statelab.chaos.fault.Latency;
import statelab.chaos.fault.Partition;
import statelab.chaos.fault.Pause;
import statelab.chaos.fault.Reset;
import statelab.chaos.fault.RollingRestart;
import statelab.chaos.fault.ScaleIn;
import statelab.chaos.fault.ScaleOut;
import statelab.chaos.fault.SlowStore;
import statelab.chaos.fault.StoreGone;
import statelab.chaos.fault.Terminate;
import statelab.chaos.script.Cacheability;
import statelab.chaos.script.ColdStart;
import statelab.chaos.script.ConcurrentTabs;
import statelab.chaos.script.Coordination;
import statelab.chaos.script.CrossService;
import statelab.chaos.script.Expiry;
import statelab.chaos.script.LoginCost;
import statelab.chaos.script.Revocation;
import statelab.chaos.script.Script;
import statelab.chaos.script.SessionMemory;
import statelab.chaos.script.Wander;
import statelab.chaos.script.Workflow;
import statelab.load.model.LoadModel;
import statelab.results.catalogue.ExperimentName;
import statelab.results.claims.Claim;
import statelab.results.claims.Ledger;
import statelab.results.claims.Subject;
import statelab.results.definition.DefinitionException;
import statelab.results.run.Level;

class ExperimentReaderTest {
  private static final String GOOD =
      """
      name: mine
      question: What if?
      cluster:
        nodes: 2
      arms:
        - architecture: sticky-session
        - architecture: stateless-jwt
          options:
            jwt-algorithm: HS256
      load:
        journey: shopping
        users: 10
        interval: 500ms
        request-timeout: 5s
      timeline:
        warm-up: 1s
        calm: 2s
      fault:
        kind: pause
        target: node-1
      trials:
        quick: 1
        standard: 2
        full: 3
      """;

  static List<String> names() {
    return Experiments.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyExperimentThatComesWithStatelabReadsAndAsksWhatTheCatalogueSays(String name) {
    Experiment experiment = Experiments.named(name);

    assertThat(experiment.name()).isEqualTo(name);
    assertThat(experiment.question()).isEqualTo(ExperimentName.find(name).orElseThrow().question());
  }

  @Test
  void aControlIsTheSameArmUnderAnotherName() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            GOOD.replace(
                "load:\n",
                "control: {arm: stateless-jwt, trials: {quick: 2, standard: 3, full: 4}}\nload:\n"));

    assertThat(experiment.arms()).hasSize(3);
    Arm control = experiment.arms().getLast();
    assertThat(control.name()).isEqualTo("stateless-jwt-control");
    assertThat(control.architecture()).isEqualTo("stateless-jwt");
    assertThat(control.options()).isEqualTo(experiment.arms().get(1).options());
    assertThat(control.ownTrials()).containsEntry(Profile.QUICK, 2);
  }

  @Test
  void anArmMayHaveFewerTrialsThanTheOthersOrNoneInTheProfilesThatItNames() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            GOOD.replaceAll("trials:(?s:.*)", "trials: {quick: 4, standard: 6, full: 8}\n")
                .replace(
                    "arms:\n",
                    "arms:\n  - {architecture: hybrid-session, trials: {quick: 0, standard: 2}}\n")
                .replace("load:\n", "control: {arm: stateless-jwt, trials: {quick: 2}}\nload:\n"));

    assertThat(experiment.armsIn(Profile.QUICK))
        .extracting(Arm::name)
        .doesNotContain("hybrid-session");
    assertThat(trials(experiment, Profile.QUICK, "hybrid-session")).isZero();
    assertThat(trials(experiment, Profile.STANDARD, "hybrid-session")).isEqualTo(2);
    assertThat(trials(experiment, Profile.FULL, "hybrid-session")).isEqualTo(8);
    assertThat(trials(experiment, Profile.QUICK, "stateless-jwt-control")).isEqualTo(2);
    assertThat(trials(experiment, Profile.STANDARD, "stateless-jwt-control")).isEqualTo(6);
    assertThat(trials(experiment, Profile.QUICK, "sticky-session")).isEqualTo(4);
  }

  private static long trials(Experiment experiment, Profile profile, String name) {
    return slots(experiment, profile, arm -> arm.name().equals(name));
  }

  @Test
  void everyExperimentMeasuresAnArmAgainstItselfInTheLongerProfilesUnlessNothingInItVaries() {
    assertThat(Experiments.names().stream().map(Experiments::named))
        .filteredOn(experiment -> !experiment.name().equals("coordination"))
        .allSatisfy(
            experiment ->
                assertThat(List.of(Profile.STANDARD, Profile.FULL))
                    .allSatisfy(profile -> assertThat(controls(experiment, profile)).isPositive()));
  }

  @Test
  void aQuickRunThatIsNotToldWhichMeasuresAnArmAgainstItselfInOneOfItsExperiments() {
    assertThat(Experiments.usual().stream().map(Experiments::named))
        .anySatisfy(experiment -> assertThat(controls(experiment, Profile.QUICK)).isPositive());
  }

  /** Trials of the control arm in a profile. */
  private static long controls(Experiment experiment, Profile profile) {
    return slots(experiment, profile, Arm::control);
  }

  private static long slots(Experiment experiment, Profile profile, Predicate<Arm> arms) {
    return experiment.schedule(profile, experiment.trialsIn(profile), 7, 1).stream()
        .map(Schedule.Slot::arm)
        .filter(arms)
        .count();
  }

  private static final String SHARED = "start:\n  trials: {quick: 3, standard: 5}\n  warm-up: 2s\n";

  @Test
  void trialsOfOneStartAreReadByProfileWithTheirWarmUp() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml", GOOD.replaceAll("(?s)fault:.*?trials:", "trials:") + SHARED);

    assertThat(experiment.starts())
        .isEqualTo(
            new Starts(Map.of(Profile.QUICK, 3, Profile.STANDARD, 5), Duration.ofSeconds(2)));
    assertThat(experiment.starts().trialsIn(Profile.FULL)).isEqualTo(1);
  }

  @Test
  void whatBreaksItsClusterCannotShareIt() {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", GOOD + SHARED))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("a trial that breaks or marks its cluster needs one of its own");
  }

  @Test
  void aControlOfAnArmThatIsNotMeasuredIsRefusedWithTheNearestName() {
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml",
                    GOOD.replace(
                        "load:\n",
                        "control: {arm: sticky-sesion, trials: {quick: 2, standard: 2, full: 2}}\nload:\n")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("control")
        .hasMessageContaining("sticky-session");
  }

  @Test
  void whatADefinitionSaysIsWhatIsRead() {
    Experiment experiment = ExperimentReader.parse("mine.yaml", GOOD);

    assertThat(experiment.arms())
        .extracting(Arm::label)
        .containsExactly("sticky-session", "stateless-jwt (jwt-algorithm=HS256)");
    assertThat(experiment.cluster()).isEqualTo(new Experiment.ClusterShape(2, true, false));
    assertThat(load(experiment).fault()).contains(new FaultPlan(new Pause("node-1")));
    assertThat(experiment.trialsIn(Profile.FULL)).isEqualTo(3);
  }

  private static UnderLoad load(Experiment experiment) {
    return (UnderLoad) experiment.procedure();
  }

  private static final String SCRIPTED =
      GOOD.replaceAll("(?s)load:.*?trials:", "script:\n  %s\ntrials:");

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptCanBeNamedWithItsSettings(String definition, Script expected) {
    Experiment experiment = ExperimentReader.parse("mine.yaml", SCRIPTED.formatted(definition));

    assertThat(experiment.procedure()).isEqualTo(new Scripted(expected));
  }

  static Stream<Arguments> scripts() {
    return Stream.of(
        arguments(
            "{kind: revocation, users: 4, poll: 100ms, horizon: 16s}",
            new Revocation(4, Duration.ofMillis(100), Duration.ofSeconds(16))),
        arguments("{kind: concurrent-tabs, users: 3, rounds: 5}", new ConcurrentTabs(3, 5)),
        arguments("{kind: cross-service, users: 7}", new CrossService(7)),
        arguments("{kind: session-memory, users: 7}", new SessionMemory(7)),
        arguments("{kind: login-cost, users: 7, requests: 3}", new LoginCost(7, 3)),
        arguments("{kind: cacheability, users: 7}", new Cacheability(7)),
        arguments("{kind: cold-start, users: 7}", new ColdStart(7)),
        arguments("{kind: wander, users: 7}", new Wander(7)),
        arguments("{kind: coordination, users: 7, writes: 3}", new Coordination(7, 3)),
        arguments(
            "{kind: expiry, users: 7, away: 33s, behind: 90s}",
            new Expiry(7, Duration.ofSeconds(33), Duration.ofSeconds(90))),
        arguments(
            "{kind: workflow, users: 7, break: kill}", new Workflow(7, Workflow.Break.KILL, true)),
        arguments(
            "{kind: workflow, users: 7, break: reset, idempotency-key: false}",
            new Workflow(7, Workflow.Break.RESET, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: cross-servce, users: 7}                   | did you mean "cross-service"?
          {kind: cross-service}                            | script.users
          {kind: cross-service, users: 0}                  | users must be at least 1
          {kind: cross-service, users: 7, rounds: 2}       | rounds
          {kind: concurrent-tabs, users: 3, rounds: 0}     | users and rounds must be at least 1
          {kind: revocation, users: 3, poll: 1s, horizon: 9s} | users must be even
          {kind: revocation, users: 4, poll: 1s, horizon: 2s} | horizon more than 3s
          {kind: workflow, users: 7, break: kil}           | did you mean "kill"?
          {kind: workflow, users: 7}                       | break
          {kind: cold-start, users: 4}                     | users must be at least 5
          {kind: wander, users: 0}                         | users must be at least 1
          {kind: coordination, users: 7, writes: 0}        | users and writes must be at least 1
          {kind: coordination, users: 7}                   | script.writes
          {kind: expiry, users: 7, away: 0s, behind: 90s}  | away must be more than 0
          {kind: expiry, users: 7, away: 33s, behind: 0s}  | behind at least 1ms
          """)
  void aBrokenScriptIsRefusedWithTheRule(String definition, String expected) {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", SCRIPTED.formatted(definition)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aLevelMayHaveAScriptOfItsOwn() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            SCRIPTED.formatted("{kind: cross-service, users: 7}")
                + """
                levels:
                  usual: few
                  list:
                  - name: few
                  - name: many
                    script: {kind: cross-service, users: 70}
                """);

    assertThat(experiment.levels())
        .extracting(LevelPlan::procedure)
        .containsExactly(new Scripted(new CrossService(7)), new Scripted(new CrossService(70)));
  }

  @Test
  void aLevelOfALoadMayBeAScriptAndThenChangesNothingOfTheLoad() {
    String levels =
        "levels: {usual: a, list: [{name: a}, {name: b, %sscript: {kind: wander, users: 7}}]}\n";

    assertThat(ExperimentReader.parse("mine.yaml", GOOD + levels.formatted("")).levels())
        .extracting(LevelPlan::procedure)
        .containsExactly(
            ExperimentReader.parse("mine.yaml", GOOD).procedure(), new Scripted(new Wander(7)));
    assertThatThrownBy(
            () ->
                ExperimentReader.parse("mine.yaml", GOOD + levels.formatted("load: {users: 3}, ")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("levels.list[1].load: found an unknown key");
  }

  @Test
  void aLevelMayKeepToOtherRulesThanTheExperiment() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            GOOD
                + "validity: {least-sent: 0.8, most-stolen: 0.02}\n"
                + "levels: {usual: a, list: [{name: a}, {name: b, validity: {most-stolen: 1}}]}\n");

    assertThat(experiment.levels())
        .extracting(level -> experiment.at(level.level()).aim().validity())
        .containsExactly(new ValidityRules(0.8, 0.02, 1), new ValidityRules(0.8, 1, 1));
  }

  @Test
  void aScriptHasNoLoadBesideIt() {
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml", GOOD + "script: {kind: cross-service, users: 7}\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("load")
        .hasMessageContaining("timeline");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultCanBeNamedWithItsSettings(String definition, Fault expected) {
    assertThat(load(ExperimentReader.parse("mine.yaml", withFault(definition))).fault())
        .contains(new FaultPlan(expected));
  }

  static Stream<Arguments> faults() {
    Duration latency = Duration.ofMillis(100);
    return Stream.of(
        arguments("kind: kill, target: store", new Kill("store")),
        arguments("kind: kill, target: any-two-nodes", new Kill("any-two-nodes")),
        arguments("kind: terminate, target: any-node", new Terminate("any-node")),
        arguments("kind: pause, target: node-2", new Pause("node-2")),
        arguments(
            "kind: latency, target: client-gateway, latency: 100ms, jitter: 10ms",
            new Latency("client-gateway", latency, Duration.ofMillis(10))),
        arguments(
            "kind: latency, target: gateway-any-node, latency: 100ms",
            new Latency("gateway-any-node", latency, Duration.ZERO)),
        arguments(
            "kind: bandwidth, target: node-1-store, kilobytes-per-second: 20",
            new Bandwidth("node-1-store", 20)),
        arguments("kind: reset, target: node-1-node-2", new Reset("node-1-node-2")),
        arguments(
            "kind: reset, target: client-gateway, answers: true",
            new Reset("client-gateway", true)),
        arguments("kind: blackhole, target: gateway-node-2", new Blackhole("gateway-node-2")),
        arguments("kind: partition, target: any-node", new Partition("any-node")),
        arguments("kind: slow-store, latency: 100ms", new SlowStore(latency, Duration.ZERO)),
        arguments("kind: store-gone", new StoreGone()),
        arguments("kind: kill-store", new KillStore()),
        arguments(
            "kind: clock-skew, target: node-1, behind: 90s",
            new ClockSkew("node-1", Duration.ofSeconds(-90))),
        arguments("kind: rolling-restart, drain: false", new RollingRestart(false)),
        arguments("kind: scale-out", new ScaleOut()),
        arguments("kind: scale-in, target: node-2", new ScaleIn("node-2")));
  }

  @Test
  void whatAnExperimentIsForCanBeSaid() {
    Aim aim =
        ExperimentReader.parse(
                "mine.yaml",
                GOOD
                    + "advice: [2, 6]\nmetrics: [error_area_s]\nvalidity: {least-sent: 0.8, most-stolen: 0, most-used: 0.6}\n")
            .aim();

    assertThat(aim)
        .isEqualTo(
            new Aim(List.of(2, 6), List.of("error_area_s"), new ValidityRules(0.8, 0.0, 0.6)));
    assertThat(ExperimentReader.parse("mine.yaml", GOOD).aim()).isEqualTo(Aim.UNSAID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          advice: [2, 11]             | mine.yaml:25: advice: found "11"; must be one of 2, 3
          metrics: [eror_area_s]      | did you mean "error_area_s"?
          validity: {least: 1}        | validity.least: found an unknown key
          validity: {least-sent: 90}  | least-sent must be above 0 and at most 1, but was 90
          validity: {most-stolen: -1} | most-stolen must be from 0 to 1, but was -1
          validity: {most-used: 0}    | most-used must be above 0 and at most 1, but was 0
          validity: {most-usd: 0.6}   | did you mean "most-used"?
          """)
  void whatAnExperimentCannotBeForIsRefusedWithItsPlaceAndTheRule(String line, String expected) {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", GOOD + line + "\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void everyExperimentThatComesWithStatelabSaysWhatItIsForAndClaimsReadNothingElse() {
    assertThat(Experiments.names().stream().map(Experiments::named))
        .allSatisfy(
            experiment -> {
              assertThat(experiment.aim().advice()).as(experiment.name()).isNotEmpty();
              assertThat(experiment.aim().metrics()).as(experiment.name()).isNotEmpty();
            });
    assertThat(Ledger.standard().claims())
        .allSatisfy(
            claim -> {
              Aim aim = Experiments.named(claim.experiment().label()).aim();
              assertThat(aim.metrics()).as(claim.id()).contains(claim.metric().name());
              assertThat(aim.advice()).as(claim.id()).containsAll(claim.advice());
            });
  }

  @Test
  void noKindOfFaultIsLeftOut() {
    assertThat(faults().map(arguments -> ((Fault) arguments.get()[1]).kind()).distinct())
        .containsExactlyElementsOf(FaultKind.all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: latncy, target: node-1-store, latency: 1s        | fault.kind: found "latncy"; must be one of kill, terminate, pause
          kind: latency, target: node-1-stor, latency: 1s        | did you mean "node-1-store"?
          kind: latency, target: node-3-store, latency: 1s       | mine.yaml:18: fault.target: found "node-3-store"
          kind: latency, target: node-1-store                    | fault.latency: found nothing; must be given
          kind: latency, target: node-1-store, latency: 0ms      | latency must be at least 1ms
          kind: slow-store, latency: 10ms, jitter: 10ms          | jitter must be from 0 to less than the latency
          kind: bandwidth, target: node-1-store, kilobytes-per-second: 0 | kilobytes-per-second must be at least 1, but was 0
          kind: store-gone, target: store                        | fault.target: found an unknown key
          kind: clock-skew, target: node-1                       | needs either ahead or behind
          kind: partition, target: gateway-node-1                | fault.target: found "gateway-node-1"
          kind: cpu-hog, target: node-1                          | fault.kind: found "cpu-hog"; cannot be used: no node of this lab has a CPU quota
          """)
  void aBrokenFaultIsRefusedWithItsPlaceAndTheRule(String definition, String expected) {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", withFault(definition)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  private static String withFault(String definition) {
    return GOOD.replaceFirst(
        "fault:\\n *kind: pause\\n *target: node-1", "fault: {" + definition + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          architecture: sticky-session | architecture: sticky-sesion | mine.yaml:6: arms[0].architecture: found "sticky-sesion"; must be one of
          kind: pause                  | kind: explode               | mine.yaml:19: fault.kind: found "explode"; must be one of kill, terminate, pause
          users: 10                    | users: 0                    | users must be at least 1, but was 0
          calm: 2s                     | calm: soon                  | mine.yaml:17: timeline.calm: found "soon"; must be a time such as
          quick: 1                     | quick: 0                    | trials of profile quick must be at least 1, but was 0
          nodes: 2                     | notes: 2                    | did you mean "nodes"?
          """)
  void aBrokenDefinitionIsRefusedWithItsPlaceAndTheRule(String good, String bad, String expected) {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", GOOD.replace(good, bad)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  private static final String LEVELS =
      """
      levels:
        usual: "2"
        list:
          - name: "2"
          - name: "4"
            cluster: {nodes: 4}
            fault: {kind: pause, target: node-4}
          - name: rs256
            arms: [stateless-jwt]
            profiles: [standard, full]
            options: {jwt-algorithm: RS256}
            load:
              users: 20
              parameters: {write_share: "1.0"}
            timeline: {calm: 4s}
      """;

  @Test
  void aLevelHoldsWhatItSaysAndOtherwiseWhatTheExperimentDoes() {
    Experiment experiment = ExperimentReader.parse("mine.yaml", GOOD + LEVELS);

    Experiment four = experiment.at(new Level("4", false));
    assertThat(four.cluster()).isEqualTo(new Experiment.ClusterShape(4, true, false));
    assertThat(load(four).fault()).contains(new FaultPlan(new Pause("node-4")));
    assertThat(load(four).workload()).isEqualTo(load(experiment).workload());
    Experiment rs256 = experiment.at(new Level("rs256", false));
    assertThat(rs256.cluster()).isEqualTo(experiment.cluster());
    assertThat(load(rs256).workload().users()).isEqualTo(20);
    assertThat(load(rs256).workload().pace()).isEqualTo(new Pace.Grid(Duration.ofMillis(500), 0));
    assertThat(load(rs256).workload().parameters())
        .containsExactly(Map.entry("write_share", "1.0"));
    assertThat(load(rs256).timeline().calm()).isEqualTo(Duration.ofSeconds(4));
    assertThat(load(rs256).timeline().warmUp()).isEqualTo(WarmUp.of(Duration.ofSeconds(1)));
  }

  @Test
  void aWarmUpMayLastUntilTheClusterIsWarm() {
    String most = "warm-up: 1s\n  warm-up-at-most: 40s\n";
    Experiment experiment =
        ExperimentReader.parse("mine.yaml", GOOD.replace("warm-up: 1s\n", most) + LEVELS);

    WarmUp warmUp = new WarmUp(Duration.ofSeconds(1), Duration.ofSeconds(40));
    assertThat(load(experiment).timeline().warmUp()).isEqualTo(warmUp);
    assertThat(load(experiment.at(new Level("rs256", false))).timeline().warmUp())
        .isEqualTo(warmUp);
    assertThat(load(experiment).timeline().total()).isGreaterThan(Duration.ofSeconds(40));
    assertThat(load(experiment).timeline().usual())
        .isEqualTo(load(experiment).timeline().total().minusMillis(19_500));
    assertThat(experiment.procedure().settings())
        .containsEntry("warm_up", "PT1S")
        .containsEntry("warm_up_at_most", "PT40S");
    assertThat(ExperimentReader.parse("mine.yaml", GOOD).procedure().settings())
        .doesNotContainKey("warm_up_at_most");
  }

  @Test
  void aWarmUpThatMayBeShorterThanItMustBeIsRefused() {
    String most = "warm-up: 1s\n  warm-up-at-most: 500ms\n";

    assertThatThrownBy(
            () -> ExperimentReader.parse("mine.yaml", GOOD.replace("warm-up: 1s\n", most)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("warm-up-at-most must not be shorter than warm-up (PT1S)");
  }

  @Test
  void usersAskForAsMuchUnlessALawIsGiven() {
    String interval = "interval: 500ms\n";
    Experiment even = ExperimentReader.parse("mine.yaml", GOOD);
    Experiment uneven =
        ExperimentReader.parse("mine.yaml", GOOD.replace(interval, interval + "  zipf: 0.99\n"));
    Duration second = Duration.ofSeconds(1);

    assertThat(load(even).workload().model(second)).isInstanceOf(LoadModel.Paced.class);
    assertThat(load(even).factors()).isEmpty();
    assertThat(load(uneven).workload().model(second))
        .isEqualTo(new LoadModel.Uneven(10, Duration.ofMillis(500), 0.99, second));
    assertThat(load(uneven).factors()).containsExactly(Map.entry("zipf", "0.99"));
    assertThat(load(uneven).settings()).containsEntry("zipf", "0.99").containsEntry("users", "10");
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml", GOOD.replace(interval, interval + "  zipf: 3\n")))
        .hasMessageContaining("zipf must be from 0 to 2, but was 3.0");
  }

  private static final String HEALTHY =
      GOOD.replaceFirst("fault:\\n *kind: pause\\n *target: node-1\\n", "");

  @Test
  void usersMayWaitForAnAnswerBeforeTheyAskAgain() {
    Experiment experiment =
        ExperimentReader.parse("mine.yaml", HEALTHY.replace("interval: 500ms", "think-time: 20ms"));
    Duration second = Duration.ofSeconds(1);

    Workload workload = load(experiment).workload();
    assertThat(workload.model(second))
        .isEqualTo(new LoadModel.Closed(10, Duration.ofMillis(20), second));
    assertThat(workload.offered(second)).isZero();
    assertThat(load(experiment).factors()).containsExactly(Map.entry("think_time", "PT0.02S"));
    assertThat(load(experiment).settings()).doesNotContainKey("interval");
  }

  @Test
  void aLevelMayChangeHowUsersAsk() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            HEALTHY
                + "levels: {usual: a, list: [{name: a}, {name: b, load: {think-time: 0s}},"
                + " {name: c, load: {users: 3}}]}\n");

    assertThat(experiment.levels())
        .extracting(level -> ((UnderLoad) level.procedure()).workload().pace())
        .containsExactly(
            new Pace.Grid(Duration.ofMillis(500), 0),
            new Pace.Thinking(Duration.ZERO),
            new Pace.Grid(Duration.ofMillis(500), 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interval: 500ms, think-time: 0s | mine.yaml:10: load.think-time: found "0s"; must be left out where interval is given
          users: 3                        | mine.yaml:10: load.interval: found nothing; must be given, or think-time in its place
          think-time: 0s, zipf: 0.99      | mine.yaml:10: load.zipf: found "0.99"; must be left out with think-time
          think-time: soon                | load.think-time: found "soon"; must be a time such as
          thinktime: 0s                   | did you mean "think-time"?
          think-time: 0s                  | mine.yaml:15: fault: found a mapping; must not be given together with think-time
          """)
  void howUsersAskIsSaidInOneWay(String pace, String expected) {
    String users = pace.startsWith("users") ? "" : "users: 10, ";
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml",
                    GOOD.replaceFirst(
                        "load:\\n(  .*\\n)+",
                        "load: {journey: shopping, request-timeout: 5s, %s%s}\n"
                            .formatted(users, pace))))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aLevelWhoseUsersWaitCannotHaveTheExperimentsFault() {
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml",
                    GOOD
                        + "levels: {usual: a, list: [{name: a}, {name: b, load: {think-time: 0s}}]}\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("levels.list[1].load: found a mapping")
        .hasMessageContaining("together with the experiment's fault");
  }

  @Test
  void usersMayWaitForAnswersThatOnlyTakeLonger() {
    String waiting = HEALTHY.replace("interval: 500ms", "think-time: 0s");

    assertThat(
            load(ExperimentReader.parse(
                    "mine.yaml", waiting + "fault: {kind: slow-store, latency: 10ms}\n"))
                .fault())
        .map(FaultPlan::fault)
        .contains(new SlowStore(Duration.ofMillis(10), Duration.ZERO));
    assertThatThrownBy(
            () -> ExperimentReader.parse("mine.yaml", waiting + "fault: {kind: store-gone}\n"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("fault: found a mapping; must not be given together with think-time");
  }

  @Test
  void theCellsOfABlockAreTheArmsAtTheLevelsThatTheyHave() {
    Experiment experiment =
        ExperimentReader.parse(
            "mine.yaml",
            (GOOD + LEVELS)
                .replace(
                    "load:\n  j",
                    "control: {arm: stateless-jwt, trials: {quick: 2, standard: 2, full: 2}}\n"
                        + "load:\n  j"));

    assertThat(cells(experiment, Profile.QUICK))
        .containsExactly(
            "sticky-session at 2",
            "sticky-session at 4",
            "stateless-jwt (jwt-algorithm=HS256) at 2",
            "stateless-jwt (jwt-algorithm=HS256) at 4",
            "stateless-jwt-control (jwt-algorithm=HS256) at 2");
    assertThat(cells(experiment, Profile.FULL))
        .contains("stateless-jwt (jwt-algorithm=RS256) at rs256")
        .contains("stateless-jwt-control (jwt-algorithm=HS256) at 2")
        .hasSize(6);
    assertThat(cells(experiment.onlyLevels(List.of("4")), Profile.QUICK)).hasSize(2);
  }

  private static List<String> cells(Experiment experiment, Profile profile) {
    return experiment.cellsIn(profile).stream()
        .map(cell -> cell.level().of(cell.arm().label()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          usual: "2"            | usual: "3"            | mine.yaml:26: levels.usual: found "3"; must be one of
          name: "4"             | name: "2"             | mine.yaml:29: levels.list[1].name: found "2"; must be given to one level only
          name: rs256           | name: RS/256          | name must be of small letters, digits and hyphens, at most 32, but was "RS/256"
          name: "2"             | {name: "2", arms: [sticky-session]} | every arm and profile has the usual level
          arms: [stateless-jwt] | arms: [statless-jwt]  | mine.yaml:33: levels.list[2].arms: found "statless-jwt"; must be one of
          cluster: {nodes: 4}   | cluster: {notes: 4}   | did you mean "nodes"?
          target: node-4        | target: node-5        | mine.yaml:31: levels.list[1].fault.target: found "node-5"
          users: 20             | users: 0              | users must be at least 1, but was 0
          write_share           | write_shar            | unknown parameter 'write_shar' of journey shopping
          profiles: [standard   | profiles: [usual      | levels.list[2].profiles: found "usual"; must be one of quick
          """)
  void aBrokenLevelIsRefusedWithItsPlaceAndTheRule(String good, String bad, String expected) {
    assertThatThrownBy(() -> ExperimentReader.parse("mine.yaml", GOOD + LEVELS.replace(good, bad)))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void problemsOfAnExperimentAndOfItsLevelsAreReportedTogether() {
    assertThatThrownBy(
            () ->
                ExperimentReader.parse(
                    "mine.yaml",
                    (GOOD + LEVELS).replace("nodes: 2", "nodes: two").replace("node-4", "nod-4")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("mine.yaml:4: cluster.nodes: found \"two\"")
        .hasMessageContaining("levels.list[1].fault.target: found \"nod-4\"");
  }

  /** A claim about something that its experiment never measures could never be decided. */
  @Test
  void whatTheClaimsAreAboutIsMeasuredByTheirExperiments() {
    for (Claim claim : Ledger.standard().claims()) {
      String name = claim.experiment().label();
      if (Experiments.names().contains(name)) {
        assertThat(claim.contrast().arms())
            .as(claim.id())
            .allMatch(subject -> measures(Experiments.named(name), subject));
      }
    }
  }

  private static boolean measures(Experiment experiment, Subject subject) {
    return experiment.cellsIn(Profile.STANDARD).stream()
        .filter(cell -> cell.arm().name().equals(subject.arm()))
        .map(Cell::level)
        .anyMatch(
            level ->
                subject.level().isEmpty() ? level.usual() : level.name().equals(subject.level()));
  }

  @Test
  void anUnknownExperimentIsAnsweredWithTheNearestName() {
    assertThatThrownBy(() -> Experiments.named("kill-nod"))
        .hasMessageContaining("did you mean \"kill-node\"?");
  }
}

package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.fault.Kill;
import statelab.chaos.fault.Pause;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.LabException;
import statelab.load.injector.LoadPlan;
import statelab.results.archive.RunFolder;
import statelab.results.archive.StoredTrial;
import statelab.results.run.FaultRecord;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

class ExperimentRunnerTest {
  @TempDir Path runs;
  private final FakeClock clock = new FakeClock();
  private final FakeLab lab = new FakeLab(clock);
  private RunFolder folder;

  @BeforeEach
  void createFolder() {
    folder = RunFolder.create(runs, Instant.EPOCH);
    folder.writeManifest(TestExperiments.manifest("fake"), "claims: []\n");
  }

  @Test
  void everySlotBecomesATrialOnDiskOnAClusterOfItsOwn() throws InterruptedException {
    List<TrialRecord> trials = run(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    assertThat(trials).extracting(TrialRecord::trial).containsExactly(1, 2, 3, 4);
    assertThat(trials).extracting(TrialRecord::valid).containsOnly(true);
    assertThat(lab.started)
        .extracting(ClusterPlan::architecture)
        .containsExactlyElementsOf(trials.stream().map(TrialRecord::architecture).toList());
  }

  @Test
  void theFaultHitsUnderLoadAndIsHealedBeforeTheLoadEnds() throws InterruptedException {
    runOne(TestExperiments.breaking(new Pause(FaultPlan.ANY_NODE)));

    String victim = folder.trials().getFirst().record().faults().getFirst().target();
    assertThat(lab.events)
        .containsExactly(
            "load launched",
            "cluster started",
            "load ready",
            "load-start",
            "load started",
            "calm-start",
            "calm-end",
            "pause " + victim,
            "resume " + victim,
            "load-end",
            "audit",
            "load closed",
            "cluster closed");
  }

  @Test
  void aTrialWaitsAtTheLineWithEverythingReadyAndNothingSent() throws InterruptedException {
    Experiment experiment = TestExperiments.withoutFault();

    new ExperimentRunner(
            lab, folder, clock, TestExperiments.SILENCE, () -> lab.events.add("at the line"))
        .run(experiment, slots(experiment).subList(0, 1), 1);

    assertThat(lab.events)
        .containsSubsequence("cluster started", "load ready", "at the line", "load-start")
        .containsSubsequence("at the line", "load started");
  }

  @Test
  void theLoadGoesToTheEntranceOfItsOwnCluster() throws InterruptedException {
    run(TestExperiments.withoutFault());

    assertThat(lab.loads)
        .extracting(load -> load.target().getPort())
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            lab.started.stream().map(plan -> plan.entrance().orElseThrow()).toList());
  }

  @Test
  void aLoadWhoseClusterCannotBeStartedIsEnded() {
    lab.barren = true;

    assertThatThrownBy(() -> run(TestExperiments.withoutFault())).isInstanceOf(LabException.class);

    assertThat(lab.events).containsExactly("load launched", "load closed");
    assertThat(folder.trials()).isEmpty();
  }

  @Test
  void phasesFollowEachOtherWithoutGapAndLastAsDefined() throws InterruptedException {
    TrialRecord trial = runOne(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    assertThat(trial.timeline())
        .extracting(PhaseSpan::phase)
        .containsExactly(Phase.WARM_UP, Phase.CALM, Phase.OBSERVE, Phase.RECOVER, Phase.AUDIT);
    assertThat(trial.timeline().stream().limit(4).map(PhaseSpan::length))
        .containsExactly(
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    for (int i = 1; i < trial.timeline().size(); i++) {
      assertThat(trial.timeline().get(i).fromNs()).isEqualTo(trial.timeline().get(i - 1).toNs());
    }
  }

  @Test
  void theFaultIsRecordedWithTheProofThatItHitAndThatItIsGone() throws InterruptedException {
    TrialRecord trial = runOne(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    FaultRecord fault = trial.faults().getFirst();
    assertThat(fault.kind()).isEqualTo("kill");
    assertThat(fault.shownToHit()).isTrue();
    assertThat(fault.hit()).extracting(sign -> sign.found()).containsExactly("137", "0", "REFUSED");
    assertThat(fault.gone()).extracting(sign -> sign.found()).containsExactly("READY", "up");
    assertThat(fault.injectedNs()).isEqualTo(trial.timeline().get(2).fromNs());
    assertThat(fault.healedNs()).isEqualTo(trial.timeline().get(3).fromNs());
  }

  @Test
  void armsOfABlockAreHitAtTheSameNode() throws InterruptedException {
    List<TrialRecord> trials = run(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    assertThat(trials.get(0).faults().getFirst().target())
        .isEqualTo(trials.get(1).faults().getFirst().target());
    assertThat(trials.get(0).seed()).isNotEqualTo(trials.get(2).seed());
  }

  @Test
  void aFaultThatIsNotShownToHitMakesTheTrialInvalid() throws InterruptedException {
    lab.immortal = true;

    TrialRecord trial = runOne(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    assertThat(trial.invalidReasons()).hasSize(1);
    assertThat(trial.invalidReasons().getFirst())
        .matches(
            "The fault kill on node-\\d was not shown to hit: the sign 'exit code of node-\\d' is missing \\(found: still runs\\).");
  }

  @Test
  void aLoadGeneratorThatMissesItsLimitsMakesTheTrialInvalid() throws InterruptedException {
    lab.breaches = List.of("schedule lag p99 was 80 ms");

    TrialRecord trial = runOne(TestExperiments.withoutFault());

    assertThat(trial.invalidReasons())
        .containsExactly("load generator: schedule lag p99 was 80 ms");
  }

  /** 30 users, a request of each every 500 ms, for 7 s: 420, and 30 closing reads beside them. */
  @Test
  void aHealthyClusterThatFallsBehindItsLoadMakesTheTrialInvalid() throws InterruptedException {
    lab.requests = 377 + 30;

    assertThat(runOne(TestExperiments.withoutFault()).invalidReasons())
        .containsExactly(
            "The cluster fell behind the offered load: 377 of 420 requests were sent, and 90 % must be.");
  }

  /** The nodes of this lab do not say how many requests they have served. */
  @Test
  void aClusterThatIsNotShownToBeWarmMakesTheTrialInvalid() throws InterruptedException {
    lab.requests = 10_000;
    WarmUp warmUp = new WarmUp(Duration.ofSeconds(10), Duration.ofSeconds(30));

    TrialRecord trial = runOne(TestExperiments.warmingUp(warmUp));

    assertThat(trial.invalidReasons())
        .singleElement()
        .asString()
        .startsWith("The cluster was not warm after 30 s:");
    assertThat(trial.timeline().getFirst().length()).isEqualTo(warmUp.atMost());
    assertThat(trial.vitals()).extracting(VitalsSample::moment).contains("warm-up", "calm-start");
    assertThat(lab.loads.getFirst().warmUp()).isEqualTo(warmUp.atLeast());
  }

  @Test
  void aClusterThatFallsBehindBecauseItIsBrokenIsMeasured() throws InterruptedException {
    lab.requests = 1;

    assertThat(runOne(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE))).valid()).isTrue();
  }

  @Test
  void trialsOfOneStartShareAClusterAndArmsStayInterleaved() throws InterruptedException {
    List<TrialRecord> trials = run(TestExperiments.sharing(2, Duration.ofSeconds(1)));

    assertThat(lab.started).hasSize(4);
    assertThat(trials).hasSize(8).allMatch(TrialRecord::valid);
    trials.stream()
        .collect(Collectors.groupingBy(TrialRecord::architecture))
        .values()
        .forEach(
            ofArm -> {
              assertThat(ofArm).extracting(TrialRecord::block).containsExactly(1, 2, 3, 4);
              assertThat(ofArm.get(0).start()).isEqualTo(ofArm.get(1).start());
              assertThat(ofArm.get(2).start()).isEqualTo(ofArm.get(2).trial());
              assertThat(ofArm.get(3).start()).isEqualTo(ofArm.get(2).start());
            });
    assertThat(trials).extracting(TrialRecord::block).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
  }

  @Test
  void onlyTheFirstTrialOfAStartWarmsUpAtLength() throws InterruptedException {
    List<TrialRecord> trials = run(TestExperiments.sharing(4, Duration.ofSeconds(1)));

    assertThat(trials.stream().map(trial -> trial.timeline().getFirst().length()))
        .containsExactly(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    assertThat(lab.loads).extracting(load -> load.warmUp().toSeconds()).contains(3L, 1L);
  }

  @Test
  void whatServedAnInvalidTrialServesNoOther() throws InterruptedException {
    lab.breaches = List.of("schedule lag p99 was 80 ms");

    List<TrialRecord> trials = run(TestExperiments.sharing(4, Duration.ofSeconds(1)));

    assertThat(lab.started).hasSize(8);
    assertThat(trials).allSatisfy(trial -> assertThat(trial.start()).isEqualTo(trial.trial()));
  }

  @Test
  void everyClusterIsClosedWhateverEndsTheRun() {
    lab.failsAtLoad = 3;

    assertThatThrownBy(() -> run(TestExperiments.sharing(4, Duration.ofSeconds(1))))
        .isInstanceOf(LabException.class);

    assertThat(lab.events.stream().filter("cluster closed"::equals)).hasSize(lab.started.size());
    assertThat(lab.started).hasSize(2);
  }

  @Test
  void aStoreThatEndsThoughNothingWasToBreakItMakesTheTrialInvalid() throws InterruptedException {
    lab.frailStore = true;

    assertThat(runOne(TestExperiments.withoutFault()).invalidReasons())
        .containsExactly("store ended with exit code 137.");
  }

  @Test
  void aFaultThatCannotBeHealedStopsTheRunAndLeavesNoTrial() {
    lab.gone = true;

    assertThatThrownBy(() -> run(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE))))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("could not be healed: health of node-")
        .extracting(e -> ((LabException) e).reason())
        .isEqualTo(LabException.Reason.NOT_HEALED);
    assertThat(folder.trials()).isEmpty();
    assertThat(lab.events).endsWith("load closed", "cluster closed");
  }

  @Test
  void withoutAFaultThereIsNothingToObserveOrRecoverFrom() throws InterruptedException {
    TrialRecord trial = runOne(TestExperiments.withoutFault());

    assertThat(trial.timeline())
        .extracting(PhaseSpan::phase)
        .containsExactly(Phase.WARM_UP, Phase.CALM, Phase.AUDIT);
    assertThat(trial.faults()).isEmpty();
  }

  @Test
  void everyArmGetsTheSameLoadInABlock() throws InterruptedException {
    run(TestExperiments.breaking(new Kill(FaultPlan.ANY_NODE)));

    assertThat(untargeted(0)).isEqualTo(untargeted(1)).isNotEqualTo(untargeted(2));
  }

  /** All of a load but where it goes: each goes to its own cluster. */
  private LoadPlan untargeted(int number) {
    LoadPlan plan = lab.loads.get(number);
    return LoadPlan.of(
            URI.create("http://127.0.0.1:1"),
            plan.journey(),
            plan.parameters(),
            plan.model(),
            plan.seed())
        .withWarmUp(plan.warmUp())
        .withRequestTimeout(plan.requestTimeout());
  }

  @Test
  void everyLevelIsMeasuredAsItSaysAndRecordedByItsName() throws InterruptedException {
    Experiment experiment = TestExperiments.onNodes(1, 4);

    run(experiment);

    assertThat(folder.trials())
        .hasSize(8)
        .allSatisfy(
            trial -> {
              String level = trial.record().level().name();
              assertThat(trial.record().factors()).containsEntry("nodes", level);
              assertThat(trial.folder().getFileName().toString()).endsWith("-" + level);
              assertThat(trial.record().level().usual()).isEqualTo(level.equals("1"));
            });
    assertThat(lab.started).extracting(ClusterPlan::nodes).containsOnly(1, 4);
  }

  private TrialRecord runOne(Experiment experiment) throws InterruptedException {
    new ExperimentRunner(lab, folder, clock, TestExperiments.SILENCE)
        .run(experiment, slots(experiment).subList(0, 1), 1);
    return folder.trials().getFirst().record();
  }

  private List<TrialRecord> run(Experiment experiment) throws InterruptedException {
    new ExperimentRunner(lab, folder, clock, TestExperiments.SILENCE)
        .run(experiment, slots(experiment), 4);
    return folder.trials().stream().map(StoredTrial::record).toList();
  }

  private static List<Schedule.Slot> slots(Experiment experiment) {
    return experiment.schedule(Profile.QUICK, experiment.trialsIn(Profile.QUICK), 42, 1);
  }
}

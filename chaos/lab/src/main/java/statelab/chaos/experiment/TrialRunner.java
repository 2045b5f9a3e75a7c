package statelab.chaos.experiment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.RunClock;
import statelab.load.injector.LoadPlan;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Phase;
import statelab.results.run.TrialRecord;
import statelab.results.run.VitalsSample;

/** Carries out single trials of one experiment at one level, each on a fresh cluster. */
final class TrialRunner {
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final Duration REPORT_LIMIT = Duration.ofMinutes(1);

  /** Load must not end by itself while a slow healing is still waited for. */
  private static final Duration SPARE_LOAD = Duration.ofMinutes(2);

  private final Experiment experiment;
  private final Lab lab;
  private final RunClock clock;

  TrialRunner(Experiment experiment, Lab lab, RunClock clock) {
    this.experiment = experiment;
    this.lab = lab;
    this.clock = clock;
  }

  /**
   * Runs a trial; its requests and logs stand in the folder afterwards.
   *
   * @param folder existing folder with a folder {@code logs}
   */
  TrialRecord run(Schedule.Slot slot, Path folder) throws InterruptedException {
    Optional<Fault> fault =
        experiment.fault().map(plan -> plan.drawn(experiment.cluster().nodes(), slot.seed()));
    int entrance = lab.reserveEntrance();
    ClusterPlan plan = clusterPlan(slot.arm(), fault).withEntrance(entrance);
    Load load = lab.launch(loadPlan(entrance, slot.seed()), folder);
    try (Cluster cluster = startBeside(load, plan, folder.resolve("logs"));
        load) {
      load.awaitReady(READY_LIMIT);
      TrialJournal journal = new TrialJournal(cluster, clock);
      List<FaultRecord> faults = underLoad(cluster, load, fault, slot.seed(), journal);
      GeneratorReport generator = load.awaitReport(REPORT_LIMIT);
      journal.end();
      return record(slot, journal, faults, generator);
    }
  }

  /**
   * Starts the cluster while the generator rehearses, which sends nothing before it is told to.
   * Without a cluster the generator is of no use and ends too.
   */
  private Cluster startBeside(Load load, ClusterPlan plan, Path logs) throws InterruptedException {
    try {
      return lab.start(plan, logs);
    } catch (InterruptedException | RuntimeException e) {
      load.close();
      throw e;
    }
  }

  private List<FaultRecord> underLoad(
      Cluster cluster, Load load, Optional<Fault> fault, long seed, TrialJournal journal)
      throws InterruptedException {
    Timeline timeline = experiment.timeline();
    journal.readVitals("load-start");
    journal.begin(Phase.WARM_UP, load.start());
    journal.stay(timeline.warmUp());
    journal.begin(Phase.CALM, clock.nowNs());
    journal.readVitals(VitalsSample.CALM_START);
    journal.stay(timeline.calm(seed));
    journal.readVitals(VitalsSample.CALM_END);
    List<FaultRecord> faults = new ArrayList<>();
    if (fault.isPresent()) {
      faults.add(breakAndHeal(fault.get(), cluster, journal));
    }
    journal.readVitals("load-end");
    journal.begin(Phase.AUDIT, clock.nowNs());
    load.audit();
    return faults;
  }

  private FaultRecord breakAndHeal(Fault fault, Cluster cluster, TrialJournal journal)
      throws InterruptedException {
    Timeline timeline = experiment.timeline();
    journal.begin(Phase.OBSERVE, clock.nowNs());
    try (Injection injection = Injection.of(fault, cluster, clock)) {
      journal.stay(timeline.observe());
      journal.begin(Phase.RECOVER, clock.nowNs());
      injection.heal();
      journal.stay(timeline.recover());
      return injection.record();
    }
  }

  /** Proxies stand on the faulted links of every arm alike, and on no others. */
  private ClusterPlan clusterPlan(Arm arm, Optional<Fault> fault) {
    Experiment.ClusterShape shape = experiment.cluster();
    ClusterPlan plan =
        new ClusterPlan(
            arm.architecture(), shape.nodes(), shape.affinity(), shape.orders(), arm.options());
    return plan.withLinks(fault.map(f -> f.links(shape.nodes())).orElse(Set.of()))
        .withSpares(fault.map(Fault::spares).orElse(0));
  }

  private LoadPlan loadPlan(int entrance, long seed) {
    Workload workload = experiment.workload();
    return LoadPlan.of(
            URI.create("http://127.0.0.1:" + entrance),
            workload.journey(),
            workload.parameters(),
            workload.model(experiment.timeline().total().plus(SPARE_LOAD)),
            seed)
        .withWarmUp(experiment.timeline().warmUp())
        .withRequestTimeout(workload.requestTimeout());
  }

  private TrialRecord record(
      Schedule.Slot slot,
      TrialJournal journal,
      List<FaultRecord> faults,
      GeneratorReport generator) {
    return new TrialRecord(
        experiment.name(),
        slot.arm().name(),
        slot.level(),
        factors(slot.arm()),
        slot.block(),
        slot.block(),
        slot.trial(),
        slot.seed(),
        lab.name(),
        journal.phases(),
        faults,
        generator,
        journal.vitals(),
        Validity.reasonsAgainst(faults, generator, journal));
  }

  private Map<String, String> factors(Arm arm) {
    Map<String, String> factors = new HashMap<>(arm.options());
    factors.putAll(experiment.workload().parameters());
    factors.put("nodes", Integer.toString(experiment.cluster().nodes()));
    factors.put("affinity", experiment.cluster().affinity() ? "on" : "off");
    return factors;
  }
}

package statelab.chaos.experiment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Injection;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.RunClock;
import statelab.load.injector.LoadPlan;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Phase;
import statelab.results.run.VitalsSample;

/** A trial under load, with at most one fault. */
final class LoadTrial {
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final Duration REPORT_LIMIT = Duration.ofMinutes(1);

  /** Load must not end by itself while a slow healing is still waited for. */
  private static final Duration SPARE_LOAD = Duration.ofMinutes(2);

  /** As long as it has to be for CPU time that is counted in steps of 10 ms. */
  static final Duration IDLE = Duration.ofSeconds(2);

  private final Workload workload;
  private final Timeline timeline;
  private final Optional<Fault> fault;
  private final Lab lab;
  private final RunClock clock;
  private final StartingLine line;

  /**
   * @param fault what breaks, now that it is known which node it hits
   */
  LoadTrial(
      UnderLoad procedure, Optional<Fault> fault, Lab lab, RunClock clock, StartingLine line) {
    this.workload = procedure.workload();
    this.timeline = procedure.timeline();
    this.fault = fault;
    this.lab = lab;
    this.clock = clock;
    this.line = line;
  }

  /**
   * Launches the generator first, which rehearses while a cluster that does not run yet is started.
   * It sends nothing before it is told to, and ends with this trial.
   *
   * @param seed what random choices come from
   */
  Happening run(Venue venue, long seed, Path folder) throws InterruptedException {
    try (Load load = lab.launch(loadPlan(venue.entrance(), seed), folder)) {
      Cluster cluster = venue.enter(folder.resolve("logs"));
      load.awaitReady(READY_LIMIT);
      line.await();
      TrialJournal journal = new TrialJournal(cluster, clock);
      List<FaultRecord> faults = underLoad(cluster, load, seed, journal);
      GeneratorReport report = load.awaitReport(REPORT_LIMIT);
      journal.end();
      if (fault.isEmpty()) {
        readIdle(journal);
      }
      double offered = workload.offered(journal.underLoad());
      return new Happening(journal, faults, report, offered, sent(report));
    }
  }

  /** What servers take when nobody asks them, which is no part of the cost of a request. */
  private void readIdle(TrialJournal journal) throws InterruptedException {
    journal.readVitals("idle-start");
    clock.sleepUntil(clock.nowNs() + IDLE.toNanos());
    journal.readVitals("idle-end");
  }

  /** Without the closing read, of which each user makes one at most. */
  private long sent(GeneratorReport report) {
    return Math.max(0, report.requests() - workload.users());
  }

  private List<FaultRecord> underLoad(Cluster cluster, Load load, long seed, TrialJournal journal)
      throws InterruptedException {
    journal.readVitals("load-start");
    journal.begin(Phase.WARM_UP, load.start());
    journal.warmUp(timeline.warmUp());
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

  private FaultRecord breakAndHeal(Fault broken, Cluster cluster, TrialJournal journal)
      throws InterruptedException {
    journal.begin(Phase.OBSERVE, clock.nowNs());
    try (Injection injection = Injection.of(broken, cluster, clock)) {
      journal.stay(timeline.observe());
      journal.begin(Phase.RECOVER, clock.nowNs());
      injection.heal();
      journal.stay(timeline.recover());
      return injection.record();
    }
  }

  private LoadPlan loadPlan(int entrance, long seed) {
    return LoadPlan.of(
            URI.create("http://127.0.0.1:" + entrance),
            workload.journey(),
            workload.parameters(),
            workload.model(timeline.total().plus(SPARE_LOAD)),
            seed)
        .withWarmUp(timeline.warmUp().atLeast())
        .withRequestTimeout(workload.requestTimeout());
  }
}

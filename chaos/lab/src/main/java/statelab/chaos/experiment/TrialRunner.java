package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import statelab.chaos.fault.Fault;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.results.run.TrialRecord;

/** Carries out single trials of one experiment at one level. */
final class TrialRunner {
  private final Experiment experiment;
  private final Venues venues;
  private final Lab lab;
  private final RunClock clock;
  private final StartingLine line;

  TrialRunner(Experiment experiment, Venues venues, Lab lab, RunClock clock, StartingLine line) {
    this.experiment = experiment;
    this.venues = venues;
    this.lab = lab;
    this.clock = clock;
    this.line = line;
  }

  /**
   * Runs a trial; its requests and logs stand in the folder afterwards. Its venue stays open.
   *
   * @param folder existing folder with a folder {@code logs}
   */
  TrialRecord run(Schedule.Slot slot, Path folder) throws InterruptedException {
    Optional<Fault> fault = fault(slot);
    Venue venue = venues.of(slot, clusterPlan(slot.arm(), fault));
    Procedure procedure = venue.inUse() ? experiment.again() : experiment.procedure();
    Happening happening =
        switch (procedure) {
          case UnderLoad load ->
              new LoadTrial(load, fault, lab, clock, line).run(venue, slot.seed(), folder);
          case Scripted scripted ->
              new ScriptTrial(scripted.script(), clock, line).run(venue, folder);
        };
    return record(slot, venue, happening);
  }

  private Optional<Fault> fault(Schedule.Slot slot) {
    return switch (experiment.procedure()) {
      case UnderLoad load ->
          load.fault().map(plan -> plan.drawn(experiment.cluster().nodes(), slot.seed()));
      case Scripted scripted -> scripted.script().fault();
    };
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

  private TrialRecord record(Schedule.Slot slot, Venue venue, Happening happening) {
    return new TrialRecord(
        experiment.name(),
        slot.arm().name(),
        slot.level(),
        factors(slot.arm()),
        venue.start(),
        slot.block(),
        slot.trial(),
        slot.seed(),
        lab.name(),
        happening.journal().phases(),
        happening.faults(),
        happening.generator(),
        happening.journal().vitals(),
        Validity.reasonsAgainst(happening, experiment.aim().validity()));
  }

  private Map<String, String> factors(Arm arm) {
    Map<String, String> factors = new HashMap<>(arm.options());
    factors.putAll(experiment.procedure().factors());
    factors.put("nodes", Integer.toString(experiment.cluster().nodes()));
    factors.put("affinity", experiment.cluster().affinity() ? "on" : "off");
    return factors;
  }
}

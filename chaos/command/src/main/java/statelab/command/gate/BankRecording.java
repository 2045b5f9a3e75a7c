package statelab.command.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.gate.GateSide;
import statelab.chaos.gate.MeasuredDuet;
import statelab.chaos.gate.SideBySide;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.provenance.Machine;
import statelab.command.provenance.WorkingTree;
import statelab.results.archive.BankFile;
import statelab.results.archive.RunFolder;
import statelab.results.intake.TrialYield;
import statelab.results.run.BankPair;
import statelab.results.run.BankTrial;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * Adds pairs to a bank: a build as the base beside itself or itself slowed down, each in the file
 * before the next begins. What else trials leave on disk goes with its pair.
 *
 * @param experiment what both sides go through
 * @param architectures whose nodes are measured
 * @param kinds share of CPU time that the candidate burns on top, by its name
 * @param scratch where what is not kept stands until its pair is recorded
 */
record BankRecording(
    Experiment experiment,
    List<String> architectures,
    Map<String, Double> kinds,
    BankScratch scratch,
    RunClock clock) {
  private static final double NS_PER_S = 1e9;

  /** The candidates of a bank: the base again, and the same slowed down by each of the shares. */
  static Map<String, Double> kinds(List<Double> slowDowns) {
    Map<String, Double> kinds = new LinkedHashMap<>();
    kinds.put("itself", 0.0);
    slowDowns.forEach(share -> kinds.put("slowed-" + share, share));
    return kinds;
  }

  /**
   * Records pairs of every kind in turn, in an order that is drawn anew each time.
   *
   * @param nodes folder with the nodes' jars
   * @param pairs how many to add of each kind
   * @param seed what the random choices of all come from, together with their numbers
   */
  void record(Path nodes, BankFile bank, int pairs, long seed, GateLabs labs, Console console)
      throws InterruptedException {
    Map<String, Lab> opened = new LinkedHashMap<>();
    try {
      opened.put(BankPair.BASE, labs.open(nodes, architectures, 0));
      for (Map.Entry<String, Double> kind : kinds.entrySet()) {
        opened.put(kind.getKey(), labs.open(nodes, architectures, kind.getValue()));
      }
      for (Lab lab : opened.values()) {
        lab.prepare(Set.copyOf(architectures), scratch.folder("logs"));
      }
      int number = bank.read().stream().mapToInt(BankPair::number).max().orElse(0);
      for (int round = 1; round <= pairs; round++) {
        for (String kind : inDrawnOrder(new Random(seed + number))) {
          number++;
          bank.add(pair(number, kind, seed, opened, console));
        }
        console.say("pair %d of %d of each kind is recorded".formatted(round, pairs));
      }
    } finally {
      opened.values().forEach(Lab::close);
    }
  }

  private List<String> inDrawnOrder(Random random) {
    List<String> order = new ArrayList<>(kinds.keySet());
    Collections.shuffle(order, random);
    return order;
  }

  private BankPair pair(int number, String kind, long seed, Map<String, Lab> labs, Console console)
      throws InterruptedException {
    Path folder = scratch.folder("pair");
    GateSide base = side(BankPair.BASE, labs, folder);
    List<MeasuredDuet> duets =
        new SideBySide(
                experiment, base, side(kind, labs, folder), clock, new GateLines(console, "pair"))
            .measure(number, number, new Random(seed + number));
    scratch.remove("pair");
    return new BankPair(
        number,
        duets.getFirst().base().trial().seed(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        WorkingTree.commit(),
        base.lab().name(),
        Machine.facts(),
        experiment.name(),
        GateExperiment.conditions(experiment, base.lab()),
        trials(duets, kind));
  }

  private static GateSide side(String name, Map<String, Lab> labs, Path folder) {
    Lab lab = Objects.requireNonNull(labs.get(name));
    return new GateSide(name, lab, RunFolder.create(folder.resolve(name), Instant.now()));
  }

  private List<BankTrial> trials(List<MeasuredDuet> duets, String kind) {
    List<BankTrial> trials = new ArrayList<>();
    for (int i = 0; i < duets.size(); i++) {
      MeasuredDuet duet = duets.get(i);
      double tookS = duet.took().toNanos() / NS_PER_S;
      trials.add(trial(BankPair.BASE, duet.base(), i + 1, tookS));
      trials.add(trial(kind, duet.candidate(), i + 1, tookS));
    }
    return trials;
  }

  private BankTrial trial(String side, TrialYield yield, int place, double tookS) {
    TrialRecord trial = yield.trial();
    Map<String, Double> figures = new LinkedHashMap<>();
    Map<String, String> doubts = new LinkedHashMap<>();
    for (Observation observation : yield.observations()) {
      figures.put(observation.metric(), observation.value());
      if (trial.valid() && observation.invalidReason() != null) {
        doubts.put(observation.metric(), observation.invalidReason());
      }
    }
    return new BankTrial(
        side,
        kinds.getOrDefault(side, 0.0),
        trial.architecture(),
        place,
        tookS,
        figures,
        doubts,
        trial.invalidReasons());
  }
}

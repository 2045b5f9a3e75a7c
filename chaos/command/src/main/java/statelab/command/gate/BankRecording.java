package statelab.command.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.gate.GateBlock;
import statelab.chaos.gate.GateListener;
import statelab.chaos.gate.GateSide;
import statelab.chaos.gate.MeasuredTrial;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.provenance.Machine;
import statelab.command.provenance.WorkingTree;
import statelab.results.archive.BankFile;
import statelab.results.archive.RunFolder;
import statelab.results.run.BankBlock;
import statelab.results.run.BankTrial;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * Adds blocks to a bank: a build as the base, as itself, and slowed down, each in the file before
 * the next begins. What else trials leave on disk goes with its block.
 *
 * @param experiment what every side goes through
 * @param architectures whose nodes are measured
 * @param sides share of CPU time that each side burns on top, by its name
 * @param scratch where what is not kept stands until its block is recorded
 */
record BankRecording(
    Experiment experiment,
    List<String> architectures,
    Map<String, Double> sides,
    BankScratch scratch,
    RunClock clock) {
  private static final double NS_PER_S = 1e9;

  /** A block measures the base, the same again, and the same slowed down by each of the shares. */
  static Map<String, Double> sides(List<Double> slowDowns) {
    Map<String, Double> sides = new LinkedHashMap<>();
    sides.put(BankBlock.BASE, 0.0);
    sides.put("itself", 0.0);
    slowDowns.forEach(share -> sides.put("slowed-" + share, share));
    return sides;
  }

  /**
   * Records blocks.
   *
   * @param nodes folder with the nodes' jars
   * @param blocks how many to add
   * @param seed what the random choices of all blocks come from, together with their numbers
   */
  void record(Path nodes, BankFile bank, int blocks, long seed, GateLabs labs, Console console)
      throws InterruptedException {
    List<Lab> opened = new ArrayList<>();
    try {
      for (double slowDown : sides.values()) {
        Lab lab = labs.open(nodes, architectures, slowDown);
        opened.add(lab);
        lab.prepare(Set.copyOf(architectures), scratch.folder("logs"));
      }
      int last = bank.read().stream().mapToInt(BankBlock::number).max().orElse(0);
      for (int number = last + 1; number <= last + blocks; number++) {
        bank.add(block(number, seed, opened, new GateLines(console, "block")));
        console.say("block %d of %d is recorded".formatted(number - last, blocks));
      }
    } finally {
      opened.forEach(Lab::close);
    }
  }

  private BankBlock block(int number, long seed, List<Lab> labs, GateListener listener)
      throws InterruptedException {
    Path folder = scratch.folder("block");
    List<String> names = List.copyOf(sides.keySet());
    List<GateSide> each =
        IntStream.range(0, names.size())
            .mapToObj(side -> side(names.get(side), labs.get(side), folder))
            .toList();
    List<MeasuredTrial> trials =
        new GateBlock(experiment, each, clock, listener)
            .measure(number, number, new Random(seed + number));
    scratch.remove("block");
    return new BankBlock(
        number,
        trials.getFirst().yield().trial().seed(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        WorkingTree.commit(),
        labs.getFirst().name(),
        Machine.facts(),
        experiment.name(),
        GateExperiment.conditions(experiment, labs.getFirst()),
        IntStream.range(0, trials.size())
            .mapToObj(place -> trial(trials.get(place), place + 1, names))
            .toList());
  }

  private static GateSide side(String name, Lab lab, Path folder) {
    return new GateSide(name, lab, RunFolder.create(folder.resolve(name), Instant.now()));
  }

  private BankTrial trial(MeasuredTrial measured, int place, List<String> names) {
    TrialRecord trial = measured.yield().trial();
    Map<String, Double> figures = new LinkedHashMap<>();
    Map<String, String> doubts = new LinkedHashMap<>();
    for (Observation observation : measured.yield().observations()) {
      figures.put(observation.metric(), observation.value());
      if (trial.valid() && observation.invalidReason() != null) {
        doubts.put(observation.metric(), observation.invalidReason());
      }
    }
    String side = names.get(measured.side());
    return new BankTrial(
        side,
        sides.getOrDefault(side, 0.0),
        trial.architecture(),
        place,
        measured.took().toNanos() / NS_PER_S,
        figures,
        doubts,
        trial.invalidReasons());
  }
}

package statelab.command.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import statelab.chaos.experiment.Experiment;
import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.provenance.Machine;
import statelab.command.provenance.WorkingTree;
import statelab.results.archive.BankGatesFile;
import statelab.results.gate.GateDefinition;
import statelab.results.gate.GateFinding;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;
import statelab.results.run.BankGate;
import statelab.results.run.BankPair;

/**
 * Adds whole gates to a bank, each measured by the code of {@code statelab gate} and in the file
 * before the next begins: a build against itself, and against itself slowed down.
 *
 * @param definition what the gates check
 * @param experiment what both sides go through
 * @param budget time for the measuring of each
 * @param kinds share of CPU time that each candidate burns on top, by its name
 * @param command what repeats them, as it stands in the runs of their trials
 */
record WholeGates(
    GateDefinition definition,
    Experiment experiment,
    Duration budget,
    Map<String, Double> kinds,
    String command) {
  private static final double MS_PER_S = 1e3;

  /** A measuring of gates. */
  record Measuring(GateLabs labs, RunClock clock, BankScratch scratch, Console console) {}

  /**
   * Measures gates of every kind in turn, so that a recording that is broken off has about as many
   * of each.
   *
   * @param gates how many to add of each kind
   * @param seed what the random choices of all come from
   */
  void record(GateBuild build, BankGatesFile bank, int gates, long seed, Measuring measuring)
      throws InterruptedException {
    Random random = new Random(seed);
    for (int number = 1; number <= gates; number++) {
      for (Map.Entry<String, Double> kind : kinds.entrySet()) {
        long own = random.nextInt(Integer.MAX_VALUE);
        bank.add(gate(build, kind.getKey(), kind.getValue(), own, measuring));
        measuring
            .console()
            .say("gate %d of %d of %s is recorded".formatted(number, gates, kind.getKey()));
      }
    }
  }

  private BankGate gate(
      GateBuild build, String side, double slowDown, long seed, Measuring measuring)
      throws InterruptedException {
    GateRun run =
        new GateRun(
            definition, experiment, seed, budget, measuring.scratch().folder("gate"), command);
    GateReport report =
        run.measure(
            new GateRun.Subject(BankPair.BASE, build, 0),
            new GateRun.Subject(side, build, slowDown),
            measuring.labs(),
            measuring.clock(),
            measuring.console());
    measuring.scratch().remove("gate");
    return stored(report, side, slowDown, seed);
  }

  private BankGate stored(GateReport report, String side, double slowDown, long seed) {
    GateOutcome outcome = report.decision().outcome();
    return new BankGate(
        side,
        slowDown,
        outcome.label(),
        GateCommand.code(report).code(),
        blamed(report),
        report.decision().findings().stream().mapToInt(WholeGates::measured).max().orElse(0),
        report.took().toMillis() / MS_PER_S,
        seed,
        report.startedAt(),
        WorkingTree.commit(),
        report.lab(),
        Machine.facts(),
        report.definition().experiment(),
        conditions(report));
  }

  /** What kept it from passing. */
  private static List<String> blamed(GateReport report) {
    GateOutcome outcome = report.decision().outcome();
    return outcome == GateOutcome.PASS
        ? List.of()
        : report.decision().of(outcome).stream()
            .map(finding -> finding.architecture() + " " + finding.gated().metric().name())
            .toList();
  }

  private static int measured(GateFinding finding) {
    return finding.pairs() + finding.dropped().size();
  }

  private Map<String, String> conditions(GateReport report) {
    Map<String, String> conditions = new TreeMap<>(report.conditions());
    conditions.put("budget", budget.toString());
    conditions.put("architectures", String.join(",", definition.architectures()));
    conditions.put("inconclusive", definition.inconclusivePasses() ? "pass" : "fail");
    conditions.put(
        "allowed",
        definition.metrics().stream()
            .map(gated -> gated.metric().name() + " " + gated.allowed())
            .collect(Collectors.joining(", ")));
    return conditions;
  }
}

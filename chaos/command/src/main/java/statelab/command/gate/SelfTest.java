package statelab.command.gate;

import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;
import statelab.results.report.GateFiles;

/**
 * What two gates say about the machine: of a build against itself, and against itself slowed down.
 *
 * @param slowDown share of CPU time that the slowed side burns on top
 * @param colour whether the terminal shows colours
 */
record SelfTest(GateBuild build, double slowDown, boolean colour) {
  /** How many gates share its budget. */
  static final int GATES = 2;

  private static final String CPU = "cpu_ns_per_request";

  /**
   * Carries out both, shows their reports and says whether this machine can gate.
   *
   * @param run either of the gates, whose folder gets one for each
   */
  ExitCode carryOut(GateRun run, GateLabs labs, RunClock clock, Console console)
      throws InterruptedException {
    GateReport itself =
        gate(
            run.into("against-itself"),
            new GateRun.Subject("itself", build, 0),
            labs,
            clock,
            console);
    GateReport slowed =
        gate(
            run.into("against-slowed"),
            new GateRun.Subject("slowed", build, slowDown),
            labs,
            clock,
            console);
    boolean found =
        slowed.decision().of(GateOutcome.REGRESSION).stream()
            .anyMatch(finding -> finding.gated().metric().name().equals(CPU));
    console.say(sentence(itself.decision().outcome(), slowed.decision().outcome(), found));
    return code(itself.decision().outcome(), slowed.decision().outcome(), found);
  }

  private GateReport gate(
      GateRun run, GateRun.Subject candidate, GateLabs labs, RunClock clock, Console console)
      throws InterruptedException {
    GateReport report =
        run.measure(new GateRun.Subject("base", build, 0), candidate, labs, clock, console);
    GateRun.write(report, run.out());
    console.say(GateFiles.terminal(report, colour));
    return report;
  }

  private static String sentence(GateOutcome itself, GateOutcome slowed, boolean found) {
    return switch (code(itself, slowed, found)) {
      case DONE ->
          "This machine can gate: the build passed against itself, and the slow-down was found.";
      case GATE_INVALID ->
          "Whether this machine can gate is unknown: too many trials are invalid or a metric is missing.";
      case GATE_REGRESSION ->
          "This machine cannot gate: the build was found to be worse than itself.";
      default ->
          found
              ? "This machine finds the slow-down, but did not show within the budget that the build is no worse than itself: allow more time, or larger changes."
              : "This machine did not find the slow-down within the budget: allow more time, or use a quieter machine.";
    };
  }

  static ExitCode code(GateOutcome itself, GateOutcome slowed, boolean found) {
    if (itself == GateOutcome.INVALID || slowed == GateOutcome.INVALID) {
      return ExitCode.GATE_INVALID;
    }
    if (itself == GateOutcome.REGRESSION) {
      return ExitCode.GATE_REGRESSION;
    }
    return found && itself == GateOutcome.PASS ? ExitCode.DONE : ExitCode.GATE_INCONCLUSIVE;
  }
}

package statelab.command.gate;

import java.util.List;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.results.gate.GateOutcome;
import statelab.results.gate.GateReport;
import statelab.results.report.GateFiles;

/** What a build against itself and against itself slowed down says about the machine. */
final class SelfTest {
  /** How many sides it measures, the base included. */
  static final int SIDES = 3;

  private static final String CPU = "cpu_ns_per_request";

  private SelfTest() {}

  /**
   * The sides to measure.
   *
   * @param slowDown share of CPU time that the slowed side burns on top
   */
  static List<GateRun.Subject> subjects(GateBuild build, double slowDown) {
    return List.of(
        new GateRun.Subject("base", build, 0),
        new GateRun.Subject("itself", build, 0),
        new GateRun.Subject("slowed", build, slowDown));
  }

  /** Writes and shows both reports and says whether this machine can gate. */
  static ExitCode conclude(GateRun run, List<GateReport> reports, boolean colour, Console console) {
    GateReport itself = reports.getFirst();
    GateReport slowed = reports.getLast();
    GateRun.write(itself, run.out().resolve("against-itself"));
    GateRun.write(slowed, run.out().resolve("against-slowed"));
    reports.forEach(report -> console.say(GateFiles.terminal(report, colour)));
    boolean found =
        slowed.decision().of(GateOutcome.REGRESSION).stream()
            .anyMatch(finding -> finding.gated().metric().name().equals(CPU));
    console.say(sentence(itself.decision().outcome(), slowed.decision().outcome(), found));
    return code(itself.decision().outcome(), slowed.decision().outcome(), found);
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

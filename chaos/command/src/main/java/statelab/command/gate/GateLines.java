package statelab.command.gate;

import java.time.Duration;
import java.util.Locale;
import statelab.chaos.experiment.RunListener;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.gate.GateListener;
import statelab.chaos.gate.GateSide;
import statelab.command.console.Console;
import statelab.results.run.TrialRecord;

/** Shows how a gate goes, one plain line for each trial. */
final class GateLines implements GateListener {
  private static final double NS_PER_S = 1e9;

  private final Console console;
  private final String block;

  /**
   * @param block what a block is called
   */
  GateLines(Console console, String block) {
    this.console = console;
    this.block = block;
  }

  @Override
  public RunListener of(GateSide side) {
    return new RunListener() {
      @Override
      public void trialStarted(String experiment, Schedule.Slot slot, int planned) {}

      @Override
      public void trialFinished(TrialRecord trial, int planned, Duration took) {
        console.say(
            String.format(
                Locale.ROOT,
                "%s %2d  %-10s %-19s %6d requests  %s  %4.1f s",
                block,
                trial.block(),
                side.name(),
                trial.architecture(),
                trial.generator().requests(),
                trial.valid() ? "valid" : "INVALID",
                took.toNanos() / NS_PER_S));
        trial.invalidReasons().forEach(reason -> console.say("    invalid: " + reason));
      }
    };
  }

  @Override
  public void pairMeasured(int pairs, int target) {
    if (pairs == target) {
      console.say("planned look at %d pairs".formatted(pairs));
    }
  }
}

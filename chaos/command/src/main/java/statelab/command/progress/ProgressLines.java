package statelab.command.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.chaos.experiment.Schedule;
import statelab.command.console.Durations;
import statelab.command.plan.RunPlan;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;
import statelab.results.run.TrialRecord;

/** Shows how a run goes, one plain line for each trial. */
final class ProgressLines implements RunProgress {
  private static final double NS_PER_S = 1e9;
  private static final int S_PER_MINUTE = 60;

  private final Consumer<String> out;
  private final boolean verbose;
  private Duration open = Duration.ZERO;
  private final Pace pace = new Pace();
  private Duration current = Duration.ZERO;
  private @Nullable RunPlan left;

  /**
   * @param out takes each line
   * @param verbose whether to say how each trial begins and what its faults' evidence is
   */
  ProgressLines(Consumer<String> out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  @Override
  public void preparing(RunPlan plan, RunPlan remaining) {
    left = remaining;
    open = remaining.estimate();
    say(
        "%d trials of %s with %s, about %s; getting ready"
            .formatted(
                plan.trials(),
                String.join(", ", plan.experiments()),
                String.join(", ", plan.architectures()),
                Durations.about(plan.estimate())));
    if (remaining.trials() < plan.trials()) {
      say("%d of them are on disk already".formatted(plan.trials() - remaining.trials()));
    }
  }

  @Override
  public void trialStarted(String experiment, Schedule.Slot slot, int planned) {
    current = left == null ? Duration.ZERO : left.estimate(experiment, slot);
    if (verbose) {
      say(
          "trial %2d of %d  %s: %s, block %d, seed %d"
              .formatted(
                  slot.trial(),
                  planned,
                  experiment,
                  slot.level().of(slot.arm().label()),
                  slot.block(),
                  slot.seed()));
    }
  }

  @Override
  public void trialFinished(TrialRecord trial, int planned, Duration took) {
    pace.met(current, took);
    open = open.minus(current);
    say(
        String.format(
            Locale.ROOT,
            "trial %2d of %d  %-14s %-19s %-18s %5d requests  %s  %4.1f s%s",
            trial.trial(),
            planned,
            trial.experiment(),
            trial.armAtLevel(),
            faults(trial),
            trial.generator().requests(),
            trial.valid() ? "valid" : "INVALID",
            took.toNanos() / NS_PER_S,
            timeLeft()));
    trial.invalidReasons().forEach(reason -> say("    invalid: " + reason));
    if (verbose) {
      trial.faults().forEach(fault -> fault.hit().forEach(each -> say("it hit", each)));
      trial.faults().forEach(fault -> fault.gone().forEach(each -> say("it is gone", each)));
    }
  }

  @Override
  public void say(String line) {
    out.accept(line);
  }

  @Override
  public void close() {
    // Each line is whole.
  }

  private void say(String shows, Evidence evidence) {
    say(
        "    %s: %s, expected %s, found %s%s"
            .formatted(
                shows,
                evidence.what(),
                evidence.expected(),
                evidence.found(),
                evidence.proves() ? "" : " (does not show it)"));
  }

  private static String faults(TrialRecord trial) {
    return trial.faults().stream().map(ProgressLines::words).collect(Collectors.joining(", "));
  }

  private static String words(FaultRecord fault) {
    return fault.kind() + " " + fault.target();
  }

  /** What is left by the plan, corrected by how the plan has been met so far. */
  private String timeLeft() {
    if (open.isZero() || !pace.known()) {
      return "";
    }
    long seconds = Math.round(pace.corrected(open).toNanos() / NS_PER_S);
    return ", about %d:%02d left".formatted(seconds / S_PER_MINUTE, seconds % S_PER_MINUTE);
  }
}

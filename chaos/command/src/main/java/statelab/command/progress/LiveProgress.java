package statelab.command.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import statelab.chaos.experiment.Schedule;
import statelab.chaos.lab.RunClock;
import statelab.command.plan.RunPlan;
import statelab.results.run.TrialRecord;

/** Shows how a run goes on a terminal: a line with a bar for each experiment, always up to date. */
final class LiveProgress implements RunProgress {
  private static final int REFRESH_MS = 500;

  private final RunPlan plan;
  private final LiveLine line;
  private final Function<String, Optional<String>> finding;
  private final RunClock clock;
  private final ProgressLines lines;

  /** What the trials of this experiment that are not over yet take, the current one first. */
  private final Deque<Duration> open = new ArrayDeque<>();

  /** Of the whole run: what makes one experiment slower than planned, makes all. */
  private final Pace pace = new Pace();

  private @Nullable ProgressBar bar;
  private BarView view;
  private String experiment = "";
  private String arm = "";
  private volatile Duration left = Duration.ZERO;
  private volatile long leftAtNs;

  /**
   * @param finding what is known by now about an experiment, by its name
   */
  LiveProgress(
      RunPlan plan, LiveLine line, Function<String, Optional<String>> finding, RunClock clock) {
    this.plan = plan;
    this.line = line;
    this.finding = finding;
    this.clock = clock;
    this.view = new BarView(line);
    this.lines = new ProgressLines(line::say, false);
  }

  @Override
  public void preparing(RunPlan whole, RunPlan remaining) {
    lines.preparing(whole, remaining);
  }

  @Override
  public void say(String sentence) {
    line.say(sentence);
  }

  @Override
  public void trialStarted(String name, Schedule.Slot slot, int planned) {
    if (!name.equals(experiment)) {
      begin(name);
    }
    arm = slot.level().of(slot.arm().label());
    show();
  }

  private void begin(String name) {
    close();
    experiment = name;
    plan.parts().stream()
        .filter(part -> part.experiment().name().equals(name))
        .flatMap(part -> part.slots().stream())
        .forEach(slot -> open.add(plan.estimate(name, slot)));
    estimateLeft();
    view = new BarView(line);
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(open.size())
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MS)
            .setEtaFunction(state -> Optional.of(left()))
            .setConsumer(view)
            .build();
  }

  @Override
  public void trialFinished(TrialRecord trial, int trials, Duration took) {
    Duration planned = open.poll();
    if (planned != null) {
      pace.met(planned, took);
    }
    estimateLeft();
    trial
        .invalidReasons()
        .forEach(reason -> say("trial %d is invalid: %s".formatted(trial.trial(), reason)));
    if (bar != null) {
      bar.step();
    }
    show();
  }

  private void estimateLeft() {
    left = pace.corrected(open.stream().reduce(Duration.ZERO, Duration::plus));
    leftAtNs = clock.nowNs();
  }

  /** By the plan, corrected by how it has been met so far. */
  private Duration left() {
    Duration now = left.minusNanos(clock.nowNs() - leftAtNs);
    return now.isNegative() ? Duration.ZERO : now;
  }

  private void show() {
    if (bar != null) {
      bar.setExtraMessage(
          " " + arm + finding.apply(experiment).map(words -> "; so far " + words).orElse(""));
      bar.refresh();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      view.end();
    }
    bar = null;
    open.clear();
  }
}

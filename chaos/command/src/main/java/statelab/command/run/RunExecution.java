package statelab.command.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.chaos.experiment.ExperimentRunner;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.hotpaths.HotPathRun;
import statelab.command.plan.RunOrder;
import statelab.command.plan.RunPlan;
import statelab.command.progress.RunProgress;
import statelab.command.report.Conclusion;
import statelab.command.safety.RunLimits;
import statelab.command.safety.RunWatchdog;
import statelab.results.archive.RunFolder;
import statelab.results.archive.RunHold;
import statelab.results.claims.Looks;
import statelab.results.report.SummaryFormat;

/**
 * Carries out what is left of a run: measures its trials under the eyes of the watchdog, times hot
 * paths where the order says so, and draws the conclusion.
 *
 * @param order what was told
 * @param plan all of it, what is on disk already included
 * @param lab open, and closed by others
 * @param folder where the run stands, with its manifest
 * @param verbose whether progress shows evidence too
 */
record RunExecution(
    RunOrder order, RunPlan plan, Lab lab, RunFolder folder, boolean verbose, Console console) {
  /** Ends as the command does. */
  ExitCode carryOut(RunLimits limits) throws InterruptedException {
    try (RunHold hold = RunHold.of(folder)) {
      console.keepLog(folder.path().resolve("logs").resolve("statelab.log"));
      console.note(order.command());
      RunPlan left = plan.without(finished(folder));
      RunWatchdog.Bounds bounds = limits.bounds(left.estimate());
      try (RunWatchdog watchdog =
          RunWatchdog.start(RunWatchdog.Subject.run(folder.path()), bounds, console)) {
        return watchdog.over(
            () -> {
              measure(left, hold.run(), watchdog);
              if (order.timesHotPaths()) {
                HotPathRun.after(folder, console);
              }
              return Conclusion.draw(folder, SummaryFormat.TEXT, console);
            });
      }
    } catch (InterruptedException | RuntimeException e) {
      console.note("the run has ended early: " + e);
      throw e;
    } finally {
      console.endLog();
    }
  }

  private void measure(RunPlan left, RunFolder held, RunWatchdog watchdog)
      throws InterruptedException {
    try (RunProgress progress = RunProgress.of(left, held, verbose, console)) {
      progress.preparing(plan, left);
      lab.prepare(plan.architectures(), logs(held));
      ExperimentRunner runner =
          new ExperimentRunner(
              lab, held, RunClock.system(), new WatchedTrials(watchdog, plan, progress));
      boolean looking = Looks.taken(held.manifest());
      for (RunPlan.Part part : left.parts()) {
        Looking.Measurement measurement =
            slots -> runner.run(part.experiment(), slots, plan.trials());
        if (looking) {
          Looking.at(held, progress::say).measure(part, measurement);
        } else {
          measurement.of(part.slots());
        }
      }
    }
  }

  /** Numbers of the trials that are on disk already. */
  private static Set<Integer> finished(RunFolder folder) {
    return folder.trials().stream()
        .map(stored -> stored.record().trial())
        .collect(Collectors.toSet());
  }

  /** Where processes that belong to no trial write. */
  private static Path logs(RunFolder folder) {
    Path logs = folder.path().resolve("logs");
    try {
      return Files.createDirectories(logs);
    } catch (IOException e) {
      throw new BadInputException("Cannot make the folder " + logs + ": " + e.getMessage() + ".");
    }
  }
}

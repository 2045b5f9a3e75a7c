package statelab.load.injector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import statelab.load.journey.Journey;
import statelab.load.recording.RequestLog;
import statelab.load.recording.RequestRecorder;
import statelab.results.run.GeneratorReport;

/**
 * The injector program: offers one load after another to their targets and records every request.
 * How it talks to its parent stands in docs/ARCHITECTURE.md.
 */
public final class Injector {
  private static final int FINISHED = 0;
  private static final int CRASHED = 1;
  private static final int BAD_PLAN = 2;

  /** Gatling takes a second to close its connections. */
  private static final Duration ENGINE_PATIENCE = Duration.ofSeconds(10);

  private Injector() {}

  /**
   * With options it offers the load that they name and ends; without, one after another until its
   * input ends. Ends with exit code 0, 1 when the generator itself broke or its input ended, 2 for
   * a bad option or plan.
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("logback.configurationFile", "statelab/load/injector/logback.xml");
    int exitCode = FINISHED;
    try {
      offer(InjectorArguments.parse(arguments));
    } catch (BadPlanException e) {
      System.err.println(e.getMessage());
      exitCode = BAD_PLAN;
    } catch (IOException | RuntimeException e) {
      System.err.println("the injector broke: " + e);
      e.printStackTrace();
      exitCode = CRASHED;
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** A bad plan on the command line is told before anything is loaded. */
  private static void offer(Optional<Assignment> only)
      throws IOException, BadPlanException, InterruptedException {
    if (only.isPresent()) {
      readPlan(only.get().plan());
    }
    ParentChannel parent = ParentChannel.open(only);
    SingleTransmission.enforce();
    if (Boolean.getBoolean(InjectorOptions.THOROUGH)) {
      Rehearsal.performThoroughly();
    } else {
      Rehearsal.perform();
    }
    if (only.isEmpty()) {
      parent.tell(new Events.Rehearsed());
    }
    LoadDirector load = offer(parent.awaitAssignment(), parent);
    while (only.isEmpty() && load.engineEndsWithin(ENGINE_PATIENCE)) {
      parent.tell(new Events.Idle());
      load = offer(parent.awaitAssignment(), parent);
    }
  }

  private static LoadDirector offer(Assignment assignment, ParentChannel parent)
      throws IOException, BadPlanException {
    LoadPlan plan = readPlan(assignment.plan());
    Files.createDirectories(assignment.out());
    // Opened after the rehearsal: a flight recording takes every event of the JVM.
    try (RequestLog log = RequestLog.open(OutputFiles.of(assignment.out(), plan).requests())) {
      LoadRun load = new LoadRun(plan, new RequestRecorder(log));
      LoadDirector director = new LoadDirector(load, log, parent, assignment);
      GeneratorReport report = director.direct();
      assignment.finish();
      parent.tell(new Events.Finished(report, load.unsent(), plan.model().supportsLatencyClaims()));
      return director;
    }
  }

  private static LoadPlan readPlan(Path file) throws IOException, BadPlanException {
    try {
      LoadPlan plan = PlanFile.read(file);
      Journey.of(plan.journey(), plan.parameters());
      return plan;
    } catch (IllegalArgumentException e) {
      throw new BadPlanException(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new BadPlanException("option --plan names no file: '" + file + "'");
    }
  }
}

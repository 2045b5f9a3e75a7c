package statelab.load.injector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import statelab.load.journey.Journey;
import statelab.load.recording.RequestLog;
import statelab.load.recording.RequestRecorder;
import statelab.results.run.GeneratorReport;

/**
 * The injector program: offers one load to a target and records every request. How it talks to its
 * parent stands in docs/ARCHITECTURE.md.
 */
public final class Injector {
  private static final int FINISHED = 0;
  private static final int CRASHED = 1;
  private static final int BAD_PLAN = 2;

  private Injector() {}

  /** Ends with exit code 0, 1 when the generator itself broke, 2 for a bad option or plan. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "statelab/load/injector/logback.xml");
    int exitCode = FINISHED;
    try {
      InjectorArguments options = InjectorArguments.parse(arguments);
      run(options, readPlan(options.plan()));
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

  private static void run(InjectorArguments options, LoadPlan plan) throws IOException {
    Files.createDirectories(options.out());
    ParentChannel parent = ParentChannel.open();
    SingleTransmission.enforce();
    Rehearsal.perform(options.out());
    OutputFiles files = OutputFiles.of(options.out(), plan);
    // Opened after the rehearsal: a flight recording takes every event of the JVM.
    try (RequestLog log = RequestLog.open(files.requests())) {
      LoadRun load = new LoadRun(plan, new RequestRecorder(log));
      GeneratorReport report = new LoadDirector(load, log, files, parent).direct();
      boolean latencyClaims = plan.model().supportsLatencyClaims();
      parent.tell(new Events.Finished(report, load.unsent(), latencyClaims));
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

package statelab.command.hotpaths;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.Console;
import statelab.command.option.NameOf;
import statelab.command.option.Names;
import statelab.command.provenance.Resumption;
import statelab.command.report.Conclusion;
import statelab.command.safety.Interruption;
import statelab.command.safety.RunLimits;
import statelab.command.safety.RunWatchdog;
import statelab.results.archive.RunFolder;
import statelab.results.archive.RunHold;
import statelab.results.report.SummaryFormat;

/** {@code statelab hot-paths}: times hot paths into a recorded run. */
@Command(
    name = "hot-paths",
    description = {
      "Times checks of tokens and lookups of sessions by themselves, into a recorded run of the same",
      "build and machine, and makes its report again."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab run --only request-cost && statelab hot-paths",
      "  statelab hot-paths results/runs/2026-11-24T06-49-12Z --effort standard"
    })
public final class HotPathsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      defaultValue = "results/runs/latest",
      description = "The run's folder; ${DEFAULT-VALUE} by default.")
  private Path run = Path.of("results/runs/latest");

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "quick",
      completionCandidates = OfEfforts.class,
      description = {
        "quick (default): what decides the question, two forks each, about 90 s;",
        "algorithms: the same for every algorithm, three forks each, about 4 min;",
        "repeatability: what decides, twice in each of thirty rounds, about 25 min;",
        "standard: everything, three forks each, about 30 min. The last two carry on where they broke off."
      })
  private HotPathEffort effort = HotPathEffort.QUICK;

  @Mixin private RunLimits limits = new RunLimits();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    RunFolder folder = RunFolder.open(run);
    Resumption.requireSameBuildAndMachine(folder.manifest());
    try (Interruption interruption = Interruption.handle(console);
        RunHold hold = RunHold.of(folder);
        RunWatchdog watchdog =
            RunWatchdog.start(
                RunWatchdog.Subject.hotPaths(folder.path(), effort.carriesOn()),
                limits.bounds(effort.estimate()),
                console)) {
      interruption.keeps(folder.path());
      watchdog.over(() -> HotPathRun.here().into(hold.run(), effort, console));
      return Conclusion.draw(folder, SummaryFormat.TEXT, console).code();
    }
  }

  static final class OfEfforts extends Names {
    OfEfforts() {
      super(() -> NameOf.names(HotPathEffort.class));
    }
  }
}

package statelab.command.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.Console;
import statelab.command.option.PrintedAs;
import statelab.results.archive.RunFolder;

/** {@code statelab report}: judges a recorded run again. */
@Command(
    name = "report",
    description = "Makes observations, verdicts and report of a recorded run again; needs no lab.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab report",
      "  statelab report results/runs/2026-11-24T06-49-12Z --format=markdown"
    })
public final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      defaultValue = "results/runs/latest",
      description = "The run's folder; ${DEFAULT-VALUE} by default.")
  private Path run = Path.of("results/runs/latest");

  @Mixin private PrintedAs printed = new PrintedAs();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return Conclusion.draw(RunFolder.open(run), printed.format(), Console.of(spec)).code();
  }
}

package statelab.command.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.results.archive.RunFolder;
import statelab.results.intake.CompactRun;

/** {@code statelab compact}: what is worth keeping of a run. */
@Command(
    name = "compact",
    description = {
      "Writes a run without its single requests and logs into a new folder, small enough to be kept",
      "for years. 'statelab report' and 'statelab compare' read it like a whole run."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  statelab compact results/runs/latest results/baselines/my-machine")
public final class CompactCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, or a link to it.")
  private @Nullable Path run;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "Where to; it must not exist.")
  private @Nullable Path folder;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (run == null || folder == null) {
      throw new IllegalStateException("picocli requires both");
    }
    Path written = CompactRun.write(RunFolder.open(run), folder).path();
    Console.of(spec).say("Compact run: " + written);
    return ExitCode.DONE.code();
  }
}

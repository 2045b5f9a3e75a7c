package statelab.command.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.Names;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.report.ClaimText;

/** {@code statelab explain}: what a claim says, what decides it, and what a run says to it. */
@Command(
    name = "explain",
    description = "Explains a claim, and its verdict in a run.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab explain sticky-loses-more",
      "  statelab explain sticky-loses-more results/runs/latest"
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "CLAIM",
      completionCandidates = Names.OfClaims.class,
      description = "Its name, as 'statelab list claims' has it.")
  private String claim = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run's folder; without one the claim is explained and no verdict shown.")
  private @Nullable Path run;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Console.of(spec).say(text().stripTrailing());
    return ExitCode.DONE.code();
  }

  private String text() {
    RunFolder folder = run == null ? null : RunFolder.open(run);
    try {
      return folder == null ? ClaimText.of(Ledger.standard(), claim) : ClaimText.of(folder, claim);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("CLAIM: " + e.getMessage());
    }
  }
}

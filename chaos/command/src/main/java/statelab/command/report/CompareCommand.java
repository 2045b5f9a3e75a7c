package statelab.command.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.PrintedAs;
import statelab.results.archive.RunFolder;
import statelab.results.report.ComparisonText;
import statelab.results.report.RunComparison;
import statelab.results.report.SummaryFormat;

/** {@code statelab compare}: recorded runs side by side. */
@Command(
    name = "compare",
    description = {
      "Shows recorded runs side by side, each against the first: verdicts, figures, differences.",
      "Says what differs between runs, whatever the cause; it is no gate between versions."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab compare results/runs/2026-11-24T06-49-12Z results/runs/latest",
      "  statelab compare laptop-run server-run --page=both.html --format=markdown"
    })
public final class CompareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Folders of the runs; the first is what the others are compared with.")
  private List<Path> runs = List.of();

  @Option(
      names = "--page",
      paramLabel = "FILE",
      defaultValue = "results/runs/comparison.html",
      description = "Where to write the page; ${DEFAULT-VALUE} by default.")
  private Path page = Path.of("results/runs/comparison.html");

  @Mixin private PrintedAs printed = new PrintedAs();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    RunComparison comparison = compared();
    Console console = Console.of(spec);
    console.say(ComparisonText.of(comparison, printed.format()).stripTrailing());
    try {
      Path parent = page.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(page, comparison.html());
    } catch (IOException e) {
      console.warn("statelab: cannot write %s: %s.".formatted(page, e.getMessage()));
      return ExitCode.RESULTS_UNUSABLE.code();
    }
    if (printed.format() == SummaryFormat.TEXT) {
      console.say("Page: " + page);
    }
    return ExitCode.DONE.code();
  }

  private RunComparison compared() {
    List<RunFolder> folders = runs.stream().map(RunFolder::open).toList();
    try {
      return RunComparison.of(folders);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("RUN: " + e.getMessage() + ".");
    }
  }
}

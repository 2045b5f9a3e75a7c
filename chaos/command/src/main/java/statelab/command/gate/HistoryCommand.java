package statelab.command.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.results.gate.GateHistory;
import statelab.results.report.HistoryFiles;

/** {@code statelab history}: where did stored gates change? */
@Command(
    name = "history",
    description = {
      "Reads gates that were measured against one frozen reference, says where each metric changed,",
      "and draws it; needs no lab."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab history gates                every gate that has a folder in gates",
      "  statelab history gates --out=gates/history.html"
    })
public final class HistoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder with the gates' folders.")
  private Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "history.html",
      description = "Where to write the page; ${DEFAULT-VALUE} by default.")
  private Path out = Path.of("history.html");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    GateHistory history = GateHistory.read(folder);
    try {
      HistoryFiles.write(history, out);
    } catch (IOException e) {
      throw new BadInputException("--out: cannot write " + out + ".");
    }
    console.say(HistoryFiles.terminal(history).stripTrailing());
    console.say("Page: " + out);
    return ExitCode.DONE.code();
  }
}

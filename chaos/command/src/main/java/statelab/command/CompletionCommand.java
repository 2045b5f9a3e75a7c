package statelab.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.Names;
import statelab.results.definition.NearestName;

/** {@code statelab completion}: what a shell needs to complete names. */
@Command(
    name = "completion",
    description = "Prints a script that lets bash or zsh complete commands, options and names.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  source <(statelab completion bash)", "  source <(statelab completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
  private static final List<String> SHELLS = List.of("bash", "zsh");

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = OfShells.class,
      description = "bash or zsh.")
  private String shell = "bash";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new BadInputException(
          "SHELL must be %s, but was '%s'%s."
              .formatted(
                  String.join(" or ", SHELLS), shell, NearestName.suggestion(shell, SHELLS)));
    }
    CommandSpec root = Objects.requireNonNull(spec, "spec").root();
    // One script serves both: in zsh it loads the completion of bash first.
    Console.of(spec).say(AutoComplete.bash(root.name(), root.commandLine()).stripTrailing());
    return ExitCode.DONE.code();
  }

  static final class OfShells extends Names {
    OfShells() {
      super(() -> SHELLS);
    }
  }
}

package statelab.command;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.results.definition.NearestName;

/** {@code statelab completion}: what a shell needs to complete names. */
@Command(
    name = "completion",
    description = "Prints a script that lets bash or zsh complete commands, options and names.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  source <(statelab completion bash)", "  source <(statelab completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Names.OfShells.class,
      description = "bash or zsh.")
  private String shell = "bash";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!Names.SHELLS.contains(shell)) {
      throw new BadInputException(
          "SHELL must be %s, but was '%s'%s."
              .formatted(
                  String.join(" or ", Names.SHELLS),
                  shell,
                  NearestName.suggestion(shell, Names.SHELLS)));
    }
    CommandSpec root = Objects.requireNonNull(spec, "spec").root();
    // One script serves both: in zsh it loads the completion of bash first.
    Console.of(spec).say(AutoComplete.bash(root.name(), root.commandLine()).stripTrailing());
    return ExitCode.DONE.code();
  }
}

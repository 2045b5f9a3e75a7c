package statelab.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.NameOf;
import statelab.command.option.Names;

/** {@code statelab list}: what has a name. */
@Command(
    name = "list",
    description =
        "Names experiments, architectures, faults, claims and metrics with their meaning.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  statelab list", "  statelab list faults metrics"})
final class ListCommand implements Callable<Integer> {
  /** No line is longer, in characters. */
  private static final int WIDTH = 100;

  private static final int INDENT = 2;

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..*",
      completionCandidates = OfGlossaries.class,
      description = "${COMPLETION-CANDIDATES}; all of them by default.")
  private List<Glossary> what = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Glossary> asked = what.isEmpty() ? List.of(Glossary.values()) : what;
    asked.forEach(this::print);
    return ExitCode.DONE.code();
  }

  private void print(Glossary glossary) {
    List<Glossary.Entry> entries = glossary.entries();
    int names = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0) + INDENT;
    Help.TextTable table =
        Help.TextTable.forColumns(
            Help.defaultColorScheme(Help.Ansi.OFF),
            new Help.Column(names + INDENT, INDENT, Help.Column.Overflow.SPAN),
            new Help.Column(WIDTH - names - INDENT, 0, Help.Column.Overflow.WRAP));
    entries.forEach(entry -> table.addRowValues(entry.name(), entry.meaning()));
    Console.of(spec).say(glossary.title() + "\n" + table.toString().stripTrailing() + "\n");
  }

  static final class OfGlossaries extends Names {
    OfGlossaries() {
      super(() -> NameOf.names(Glossary.class));
    }
  }
}

package statelab.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import statelab.chaos.experiment.Profile;
import statelab.command.console.ExitCode;
import statelab.command.doctor.DoctorCommand;
import statelab.command.gate.BankCommand;
import statelab.command.gate.GateCommand;
import statelab.command.gate.HistoryCommand;
import statelab.command.hotpaths.HotPathEffort;
import statelab.command.hotpaths.HotPathsCommand;
import statelab.command.option.NameOf;
import statelab.command.provenance.Version;
import statelab.command.report.CompactCommand;
import statelab.command.report.CompareCommand;
import statelab.command.report.ExplainCommand;
import statelab.command.report.ReportCommand;
import statelab.command.run.RunCommand;
import statelab.command.safety.CleanCommand;
import statelab.results.report.SummaryFormat;

/** The {@code statelab} command. */
@Command(
    name = "statelab",
    description = "Settles, with evidence, whether a service should keep sessions on its servers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      ReportCommand.class,
      HotPathsCommand.class,
      CompareCommand.class,
      GateCommand.class,
      BankCommand.class,
      HistoryCommand.class,
      CompactCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      DoctorCommand.class,
      CleanCommand.class,
      ToxiproxyCommand.class,
      CompletionCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab doctor                       can it run here?",
      "  statelab run --only kill-node         measure, judge and report; about ten minutes",
      "  statelab run --only kill-node --trials 1 --dry-run",
      "                                        what would be done, and how long it would take",
      "  statelab gate --base main             is this build worse than main?",
      "  statelab explain sticky-loses-more results/runs/latest",
      "                                        one claim and its verdict in a run",
      "  source <(statelab completion bash)    complete names with the tab key"
    })
public final class Statelab {
  private Statelab() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  public static CommandLine commandLine() {
    return commandLine(new Statelab());
  }

  /** A command, or one of its parts by itself, with what all share. */
  public static CommandLine commandLine(Object command) {
    CommandLine line =
        new CommandLine(command)
            .setExecutionExceptionHandler(new Failures())
            .setParameterExceptionHandler(new BadArguments())
            .registerConverter(Profile.class, new NameOf<>(Profile.class))
            .registerConverter(HotPathEffort.class, new NameOf<>(HotPathEffort.class))
            .registerConverter(SummaryFormat.class, new NameOf<>(SummaryFormat.class))
            .registerConverter(Glossary.class, new NameOf<>(Glossary.class))
            .registerConverter(
                GateCommand.Inconclusive.class, new NameOf<>(GateCommand.Inconclusive.class));
    sayExitCodes(line);
    return line;
  }

  /** Of the whole command all, of each of its parts those that it can end with. */
  private static void sayExitCodes(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings(ExitCode.of(line.getCommandName())));
    line.getSubcommands().values().forEach(Statelab::sayExitCodes);
  }
}

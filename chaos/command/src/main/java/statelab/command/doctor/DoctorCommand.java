package statelab.command.doctor;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.LabSettings;
import statelab.command.option.RunsFolder;

/** {@code statelab doctor}: whether this machine can run a lab. */
@Command(
    name = "doctor",
    description = "Says what a run needs, what this machine has, and how to mend what it lacks.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab doctor                       what is there, what is missing, how to mend it",
      "  statelab doctor --lab-settings=targets/images/stand-ins.yaml",
      "                                        whether the Docker lab has these images"
    })
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private RunsFolder runs = new RunsFolder();

  @Mixin private LabSettings labSettings = new LabSettings();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    List<Check> needs = new ProcessLabNeeds(DoctorCommand.class, runs.path()).checks();
    console.say("The process lab, which 'statelab run' uses");
    needs.forEach(check -> say(check, console));
    console.say("");
    console.say("The Docker lab, which 'statelab run --lab=docker' uses");
    new DockerLabNeeds(LabSettings.read(labSettings.file()))
        .checks()
        .forEach(check -> say(check, console));
    console.say("");
    boolean fit = needs.stream().noneMatch(check -> check.state() == Check.State.MISSING);
    console.say(
        fit
            ? "It can run here: statelab run --only kill-node"
            : "It cannot run here until what is marked ✗ is mended.");
    return (fit ? ExitCode.DONE : ExitCode.CANNOT_START).code();
  }

  private static void say(Check check, Console console) {
    console.say("  %s %-18s %s".formatted(symbol(check.state()), check.need(), check.found()));
    if (!check.cure().isBlank()) {
      console.say("    %-18s %s".formatted("", check.cure()));
    }
  }

  private static String symbol(Check.State state) {
    return switch (state) {
      case MET -> "✓";
      case LIMITED -> "!";
      case MISSING -> "✗";
    };
  }
}

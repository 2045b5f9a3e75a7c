package statelab.command.safety;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import statelab.chaos.lab.docker.AbandonedLabs;
import statelab.command.console.BadInputException;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.command.option.RunsFolder;

/** {@code statelab clean}: removes what Statelab left behind, and says first what that is. */
@Command(
    name = "clean",
    description = {
      "Shows what runs that were ended by force left behind, and with --keep-runs old runs;",
      "removes it when asked to with --yes. Touches nothing that is in use or not Statelab's own."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  statelab clean                        show what would be removed",
      "  statelab clean --keep-runs=5 --yes    remove it, and all runs but the five newest"
    })
public final class CleanCommand implements Callable<Integer> {
  private static final int ALL = -1;

  @Option(
      names = "--keep-runs",
      paramLabel = "N",
      description = "Remove all runs but the N newest, at least 1; all are kept by default.")
  private int keep = ALL;

  @Option(names = "--yes", description = "Remove what is shown; without it nothing is removed.")
  private boolean confirmed;

  @Mixin private RunsFolder runs = new RunsFolder();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (keep != ALL && keep < 1) {
      throw new BadInputException("--keep-runs must be 1 or more, but was " + keep + ".");
    }
    Leftovers leftovers =
        new Leftovers(Path.of(System.getProperty("java.io.tmpdir")), runs.path().toAbsolutePath());
    List<ProcessHandle> processes = leftovers.processes();
    List<Path> folders = leftovers.folders();
    List<Path> oldRuns = keep == ALL ? List.of() : leftovers.runsBut(keep);
    List<String> onTheEngine = AbandonedLabs.things();
    Console console = Console.of(spec);
    processes.forEach(each -> console.say("process    %d".formatted(each.pid())));
    onTheEngine.forEach(each -> console.say("on engine  " + each));
    folders.forEach(each -> show("temporary", each, console));
    oldRuns.forEach(each -> show("old run", each, console));
    if (Stream.of(processes, onTheEngine, folders, oldRuns).allMatch(List::isEmpty)) {
      console.say("Nothing to remove.");
    } else if (confirmed) {
      processes.forEach(ProcessHandle::destroyForcibly);
      if (!onTheEngine.isEmpty()) {
        AbandonedLabs.remove();
      }
      return removed(Stream.concat(folders.stream(), oldRuns.stream()).toList(), console).code();
    } else {
      console.say("Nothing was removed; --yes removes what is shown.");
    }
    return ExitCode.DONE.code();
  }

  private static void show(String what, Path folder, Console console) {
    console.say("%-10s %s (%d KiB)".formatted(what, folder, Leftovers.bytes(folder) >> 10));
  }

  private static ExitCode removed(List<Path> folders, Console console) {
    for (Path folder : folders) {
      try {
        Leftovers.remove(folder);
      } catch (IOException e) {
        console.warn("statelab: %s cannot be removed: %s.".formatted(folder, e.getMessage()));
        return ExitCode.RESULTS_UNUSABLE;
      }
    }
    console.say("Removed.");
    return ExitCode.DONE;
  }
}

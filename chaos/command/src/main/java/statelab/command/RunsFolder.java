package statelab.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of all runs. */
final class RunsFolder {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/runs",
      description = "Folder that holds all runs; ${DEFAULT-VALUE} by default.")
  private Path path = Path.of("results/runs");

  Path path() {
    return path;
  }
}

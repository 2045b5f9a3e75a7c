package statelab.command.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the folder of all runs. */
public final class RunsFolder {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/runs",
      description = "Folder that holds all runs; ${DEFAULT-VALUE} by default.")
  private Path path = Path.of("results/runs");

  public Path path() {
    return path;
  }
}

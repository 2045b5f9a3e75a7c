package statelab.command.option;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import statelab.chaos.lab.docker.DockerSettings;
import statelab.command.console.BadInputException;

/** The option that names the user's own settings of the Docker lab. */
public final class LabSettings {
  @Option(
      names = "--lab-settings",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Images and limits of the Docker lab (docs/labs.md).")
  private String file = "";

  /** The file; empty for the standard ones. */
  public String file() {
    return file;
  }

  /**
   * Reads them.
   *
   * @param file empty for the standard ones
   * @throws BadInputException when it cannot be read
   */
  public static DockerSettings read(String file) {
    try {
      return file.isEmpty() ? DockerSettings.standard() : DockerSettings.read(Path.of(file));
    } catch (IOException e) {
      throw new BadInputException("--lab-settings: cannot read " + file + ".");
    }
  }
}

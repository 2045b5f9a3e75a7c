package statelab.command;

import java.io.IOException;
import java.nio.file.Path;
import statelab.chaos.lab.docker.DockerSettings;

/** The settings of the Docker lab that a user names. */
final class LabSettings {
  private LabSettings() {}

  /**
   * Reads them.
   *
   * @param file empty for the standard ones
   * @throws BadInputException when it cannot be read
   */
  static DockerSettings read(String file) {
    try {
      return file.isEmpty() ? DockerSettings.standard() : DockerSettings.read(Path.of(file));
    } catch (IOException e) {
      throw new BadInputException("--lab-settings: cannot read " + file + ".");
    }
  }
}

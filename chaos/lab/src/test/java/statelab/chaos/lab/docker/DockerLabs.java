package statelab.chaos.lab.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;

/** The lab that tests run in: on the settings that the build names, else on the standard ones. */
public final class DockerLabs {
  private static final String SETTINGS = "lab.settings";

  private DockerLabs() {}

  public static DockerLab open() {
    return DockerLab.open(
        Distribution.in(Path.of(System.getProperty(Distribution.PROPERTY))),
        settings(),
        RunClock.system());
  }

  static DockerSettings settings() {
    String file = System.getProperty(SETTINGS, "");
    try {
      return file.isEmpty()
          ? DockerSettings.standard()
          : DockerSettings.read(Path.of(System.getProperty("statelab.root")).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

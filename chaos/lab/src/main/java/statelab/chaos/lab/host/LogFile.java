package statelab.chaos.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a member wrote. */
public final class LogFile {
  private LogFile() {}

  /** Its last line that is not blank; empty when there is none. */
  public static String lastLine(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("", (before, line) -> line)
          .strip();
    } catch (IOException e) {
      return "";
    }
  }
}

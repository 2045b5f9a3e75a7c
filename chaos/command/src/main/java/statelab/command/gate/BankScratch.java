package statelab.command.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import statelab.chaos.lab.host.Guardian;
import statelab.command.safety.Leftovers;

/**
 * Where trials of a bank leave what is not kept; gone when it is closed.
 *
 * @param path a temporary folder
 * @param guardian removes it where this process is killed
 */
record BankScratch(Path path, Guardian guardian) implements AutoCloseable {
  static BankScratch make() {
    try {
      Path path = Files.createTempDirectory("statelab-");
      return new BankScratch(path, Guardian.start(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of that name in it, which is made. */
  Path folder(String name) {
    return GateRun.made(path.resolve(name));
  }

  /** Removes the folder of that name, if it is there. */
  void remove(String name) {
    remove(path.resolve(name));
  }

  @Override
  public void close() {
    guardian.close();
    remove(path);
  }

  private static void remove(Path folder) {
    try {
      if (Files.exists(folder)) {
        Leftovers.remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

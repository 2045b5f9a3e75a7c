package statelab.chaos.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;

/**
 * A folder that only this user can read, for signing keys, which must not lie beside results, and
 * for the temporary files of a lab's processes, which those that are killed cannot remove.
 */
public final class SecretFolder implements AutoCloseable {
  private final Path folder;
  private int keyFiles;

  private SecretFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @throws LabException when it cannot be made
   */
  public static SecretFolder create() {
    try {
      return new SecretFolder(Files.createTempDirectory("statelab-"));
    } catch (IOException e) {
      throw unfit(e);
    }
  }

  /**
   * Makes one inside another folder, for the temporary files of one process.
   *
   * @throws LabException when it cannot be made
   */
  public static SecretFolder inside(Path parent) {
    try {
      return new SecretFolder(Files.createTempDirectory(parent, "process-"));
    } catch (IOException e) {
      throw unfit(e);
    }
  }

  private static LabException unfit(IOException e) {
    return new LabException(
        LabException.Reason.UNFIT_MACHINE,
        "Cannot make a folder for temporary files: " + e.getMessage(),
        e);
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** A name for a cluster's keys; its first node makes the file. */
  public synchronized Path newKeyFile() {
    keyFiles++;
    return folder.resolve("keys-" + keyFiles + ".json");
  }

  @Override
  public void close() {
    if (Files.notExists(folder)) {
      // A guardian was quicker.
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(SecretFolder.class.getName())
          .log(System.Logger.Level.WARNING, "cannot delete {0}: {1}", folder, e.getMessage());
    }
  }
}

package statelab.results.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hot paths of a run on disk: {@code hot-paths}, with files in JMH's own format. The folder
 * exists only when all of them were measured. Every method throws {@link ArchiveException} when the
 * disk does not play along.
 */
public final class HotPathFolder {
  private static final String NAME = "hot-paths";

  private final Path folder;
  private final Path unfinished;

  private HotPathFolder(Path run) {
    folder = run.resolve(NAME);
    unfinished = run.resolve("." + NAME + ".unfinished");
  }

  /** That of a run; it need not exist. */
  public static HotPathFolder of(RunFolder run) {
    return new HotPathFolder(run.path());
  }

  /**
   * Makes the folder to measure into. What an unfinished earlier attempt left is deleted.
   *
   * @throws ArchiveException also when the run has hot paths already
   */
  public Path begin() {
    if (exists()) {
      throw new ArchiveException(
          "hot paths are already finished in %s; they are never measured again".formatted(folder));
    }
    try {
      RunFolder.deleteTree(unfinished);
      return Files.createDirectories(unfinished);
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(unfinished, e);
    }
  }

  /** Makes what was measured since {@link #begin} the run's hot paths. */
  public void finish() {
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(folder, e);
    }
  }

  /** Whether the run has hot paths. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** What JMH wrote, by name; empty when the run has no hot paths. */
  public List<Path> files() {
    if (!exists()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw ArchiveException.cannotRead(folder, e);
    }
  }
}

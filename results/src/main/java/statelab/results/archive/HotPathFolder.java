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

  /** Holds the name of the attempt that an unfinished folder belongs to. */
  private static final String ATTEMPT = "attempt";

  private final Path folder;
  private final Path unfinished;

  private HotPathFolder(Path run) {
    folder = run.resolve(NAME);
    unfinished = run.resolve("." + NAME + ".unfinished");
  }

  /** That of a run; it need not exist. */
  public static HotPathFolder of(RunFolder run) {
    return of(run.path());
  }

  static HotPathFolder of(Path run) {
    return new HotPathFolder(run);
  }

  /**
   * Makes the folder to measure into. What an unfinished earlier attempt left is deleted.
   *
   * @throws ArchiveException also when the run has hot paths already
   */
  public Path begin() {
    requireNone();
    try {
      RunFolder.deleteTree(unfinished);
      return Files.createDirectories(unfinished);
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(unfinished, e);
    }
  }

  /**
   * Makes the folder to measure into. What an unfinished earlier attempt of the same name measured
   * is kept, that of any other deleted.
   *
   * @param attempt says what is measured; two attempts of one name measure the same
   * @throws ArchiveException also when the run has hot paths already
   */
  public Path carryOn(String attempt) {
    requireNone();
    Path name = unfinished.resolve(ATTEMPT);
    try {
      if (!Files.exists(name) || !Files.readString(name).equals(attempt)) {
        Files.writeString(begin().resolve(ATTEMPT), attempt);
      }
      return unfinished;
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(unfinished, e);
    }
  }

  private void requireNone() {
    if (exists()) {
      throw new ArchiveException(
          "hot paths are already finished in %s; they are never measured again".formatted(folder));
    }
  }

  /** Makes what was measured since {@link #begin} or {@link #carryOn} the run's hot paths. */
  public void finish() {
    try {
      Files.deleteIfExists(unfinished.resolve(ATTEMPT));
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

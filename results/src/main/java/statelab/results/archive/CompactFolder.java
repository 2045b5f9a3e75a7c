package statelab.results.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A run without its requests and logs: all else in one folder, its trials in one packed file. It is
 * read like a whole one, and small enough to be kept for years. Every method throws {@link
 * ArchiveException} when the disk does not play along.
 */
public final class CompactFolder {
  /** The version of the schema that the packed file is written in, that of all files of a run. */
  public static final int SCHEMA_VERSION = VersionedFile.SCHEMA_VERSION;

  private static final String TRIALS = "trials.json.gz";
  private static final String LATENCIES = "latencies.json.gz";

  private CompactFolder() {}

  /** Whether the run is in compact form. */
  public static boolean is(RunFolder run) {
    return Files.isRegularFile(run.path().resolve(TRIALS));
  }

  /** What the packed file holds, or nothing when the run is a whole one. */
  public static <T> Optional<T> trials(RunFolder run, Class<T> type) {
    return VersionedFile.readPacked(run.path().resolve(TRIALS), type);
  }

  /**
   * How the latencies of its trials are distributed, or nothing when the run is a whole one or was
   * made compact before they were kept.
   */
  public static <T> Optional<T> latencies(RunFolder run, Class<T> type) {
    return VersionedFile.readPacked(run.path().resolve(LATENCIES), type);
  }

  /**
   * Writes the compact form of a run that was judged.
   *
   * @param trials what its trials were and yielded, with a {@code schemaVersion}
   * @param latencies how their latencies are distributed, with one as well
   * @param folder where to; it must not exist
   */
  public static RunFolder write(RunFolder run, Object trials, Object latencies, Path folder) {
    if (run.observations().isEmpty() || run.verdicts().isEmpty()) {
      throw new ArchiveException(
          "%s holds no verdicts; 'statelab report' makes them from its trials"
              .formatted(run.path()));
    }
    if (Files.exists(folder)) {
      throw new ArchiveException(folder + " exists already; nothing in it is overwritten");
    }
    try {
      Files.createDirectories(folder);
      for (String name : RunFolder.beside()) {
        Files.copy(run.path().resolve(name), folder.resolve(name));
      }
      List<Path> hotPaths = HotPathFolder.of(run).files();
      if (!hotPaths.isEmpty()) {
        copyInto(HotPathFolder.of(folder), hotPaths);
      }
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(folder, e);
    }
    VersionedFile.writePacked(folder.resolve(LATENCIES), latencies);
    VersionedFile.writePacked(folder.resolve(TRIALS), trials);
    return RunFolder.open(folder);
  }

  private static void copyInto(HotPathFolder hotPaths, List<Path> files) throws IOException {
    Path unfinished = hotPaths.begin();
    for (Path file : files) {
      Files.copy(file, unfinished.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    hotPaths.finish();
  }
}

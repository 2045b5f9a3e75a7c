package statelab.results.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run takes on disk. A finished trial changes no more and is counted once, so that looking
 * often, while another one is measured, costs no more in a long run than in a short one.
 */
public final class RunSize {
  private final Path run;
  private final Map<Path, Long> finished = new HashMap<>();

  /**
   * @param run folder of the run
   */
  public RunSize(Path run) {
    this.run = run;
  }

  /** Bytes in all its files now. Files come and go meanwhile; one that has gone takes no room. */
  public long bytes() {
    Path trials = run.resolve(RunFolder.TRIALS);
    return Stream.concat(
            children(run).stream().filter(child -> !child.equals(trials)).map(RunSize::below),
            children(trials).stream().map(this::trial))
        .mapToLong(Long::longValue)
        .sum();
  }

  private long trial(Path folder) {
    Long known = finished.get(folder);
    if (known != null) {
      return known;
    }
    boolean over = Files.exists(folder.resolve(RunFolder.TRIAL));
    long bytes = below(folder);
    if (over) {
      finished.put(folder, bytes);
    }
    return bytes;
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static long below(Path top) {
    try (Stream<Path> tree = Files.walk(top)) {
      return tree.mapToLong(RunSize::bytes).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}

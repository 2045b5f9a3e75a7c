package statelab.results.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run or a gate takes on disk. Each look counts what goes on and one finished trial anew, in
 * turn, so that looking often costs no more in a long run than in a short one. A finished trial may
 * still grow: a cluster that serves several writes its logs where the first of them stands.
 */
public final class RunSize {
  private final Path top;

  /** Bytes of finished trials; the one that was counted longest ago comes first. */
  private final Map<Path, Long> finished = new LinkedHashMap<>();

  /**
   * @param top folder of the run, or of what holds several
   */
  public RunSize(Path top) {
    this.top = top;
  }

  /** Bytes in all its files now. Files come and go meanwhile; one that has gone takes no room. */
  public long bytes() {
    finished.keySet().stream().findFirst().ifPresent(finished::remove);
    return in(top);
  }

  private long in(Path folder) {
    Long known = finished.get(folder);
    if (known != null) {
      return known;
    }
    boolean over = Files.exists(folder.resolve(RunFolder.TRIAL));
    long bytes = children(folder).stream().mapToLong(this::of).sum();
    if (over) {
      finished.put(folder, bytes);
    }
    return bytes;
  }

  /** A link, such as the one to the latest run, leads to what is counted already. */
  private long of(Path child) {
    if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
      return in(child);
    }
    try {
      return Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS) ? Files.size(child) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}

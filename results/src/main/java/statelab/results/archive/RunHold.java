package statelab.results.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a second process from measuring into a run at the same time. The operating system lets
 * go of it when the process that holds it ends, however it ends.
 */
public final class RunHold implements AutoCloseable {
  /** It stays when the hold ends: a file that came and went could be held twice. */
  static final String NAME = ".hold";

  private final RunFolder run;
  private final FileChannel channel;

  private RunHold(RunFolder run, FileChannel channel) {
    this.run = run;
    this.channel = channel;
  }

  /**
   * Holds a run.
   *
   * @throws ArchiveException if another process holds it
   */
  public static RunHold of(RunFolder run) {
    Path file = run.path().resolve(NAME);
    try {
      return locked(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
          .map(channel -> new RunHold(run, channel))
          .orElseThrow(
              () ->
                  new ArchiveException(
                      "another statelab is measuring into %s; wait for its end, or end it"
                          .formatted(run.path())));
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(file, e);
    }
  }

  /** Whether a process measures into the run in this folder now. */
  public static boolean holds(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      Optional<FileChannel> free = locked(file, StandardOpenOption.WRITE);
      if (free.isEmpty()) {
        return true;
      }
      free.get().close();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** The run that is held. */
  public RunFolder run() {
    return run;
  }

  /** The file, opened and locked; empty when another has locked it. */
  static Optional<FileChannel> locked(Path file, StandardOpenOption... options) throws IOException {
    FileChannel channel = FileChannel.open(file, options);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process holds it.
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone with the file, and nothing was ever written to it.
      return;
    }
  }
}

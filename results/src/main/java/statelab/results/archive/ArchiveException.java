package statelab.results.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run cannot be written or read. The message is one sentence for the user, cause included. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a trial leaves unfinished may still be removed after it broke; its logs are small. */
  private static final long LEAST_ROOM_BYTES = 1 << 20;

  private static final String FULL = "the disk is full; free some space or choose another folder";

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What to say when a file or folder of a run cannot be written. */
  static ArchiveException cannotWrite(Path file, IOException cause) {
    return new ArchiveException("cannot write %s: %s".formatted(file, reason(cause)), cause);
  }

  /**
   * What to say of a failure that met a full disk. Who fails then is whoever writes first, the load
   * generator or a node say, and its own words do not tell why.
   *
   * @param folder where results go
   * @return nothing while there is room on the folder's disk
   */
  public static Optional<ArchiveException> ofFullDisk(Path folder, Throwable failure) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM_BYTES
          ? Optional.of(fullDisk(folder, failure))
          : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** It keeps what the failure has beside itself, such as a fault that could not be healed. */
  private static ArchiveException fullDisk(Path folder, Throwable failure) {
    ArchiveException full =
        new ArchiveException("cannot write to %s: %s".formatted(folder, FULL), failure);
    for (Throwable beside : failure.getSuppressed()) {
      full.addSuppressed(beside);
    }
    return full;
  }

  /** What to say when a file or folder of a run cannot be read. */
  static ArchiveException cannotRead(Path file, IOException cause) {
    return new ArchiveException("cannot read %s: %s".formatted(file, reason(cause)), cause);
  }

  /** The operating system's reason in words that help; file systems report most of them as text. */
  static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileAlreadyExistsException existing ->
          existing.getFile() + " is in the way: it exists and is not a folder";
      case FileSystemException other -> fromText(other.getReason(), other);
      default -> fromText(cause.getMessage(), cause);
    };
  }

  private static String fromText(@Nullable String text, IOException cause) {
    if (text == null) {
      return cause.toString();
    }
    if (text.contains("No space left")) {
      return FULL;
    }
    if (text.contains("quota exceeded")) {
      return "the disk quota is used up; free some space or choose another folder";
    }
    if (text.contains("Read-only file system")) {
      return "the file system is read-only; choose another folder";
    }
    return text;
  }
}

package statelab.results.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A run cannot be written or read. The message is one sentence for the user, cause included. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
   * What to say of a failure of something else that found no room to write; it keeps what that has.
   */
  static ArchiveException fullDisk(Path folder, Throwable failure) {
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

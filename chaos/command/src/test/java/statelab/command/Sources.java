package statelab.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's own sources, for rules that are about their text. */
final class Sources {
  private static final Path ROOT = Path.of(System.getProperty("statelab.root"));

  /** What is built or measured may change while it is looked at. */
  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "runs");

  private Sources() {}

  /** One file. */
  record Source(Path path, String text) {}

  /** Of all programs, without tests. */
  static List<Source> ofPrograms() {
    return of("/src/main/java/");
  }

  /** All, with those of tests. */
  static List<Source> all() {
    return of("/src/");
  }

  private static List<Source> of(String part) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new Finding(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream()
        .filter(file -> file.toString().contains(part))
        .sorted()
        .map(Sources::read)
        .toList();
  }

  private static Source read(Path file) {
    try {
      return new Source(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Finding extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    Finding(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return NO_SOURCES.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".java")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}

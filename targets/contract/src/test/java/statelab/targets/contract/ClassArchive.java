package statelab.targets.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The classes of a program as its first life has loaded them, from which every later one starts in
 * two thirds of the CPU time. These tests start a hundred nodes, most of them of a program that
 * they have started before.
 */
final class ClassArchive {
  private static final Map<String, ClassArchive> OF_PROGRAMS = new ConcurrentHashMap<>();

  private final Path file;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final AtomicBoolean recorded = new AtomicBoolean();

  private ClassArchive(Path file) {
    this.file = file;
  }

  static ClassArchive of(String program) {
    return OF_PROGRAMS.computeIfAbsent(program, ClassArchive::notYet);
  }

  /**
   * An archive holds only for the very jars that it was made from, so none is taken over; and tests
   * run in two JVMs at once, each of which makes its own.
   */
  private static ClassArchive notYet(String program) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "class-archives", Ports.fork()));
      Path file = folder.resolve(program + ".jsa");
      Files.deleteIfExists(file);
      return new ClassArchive(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the caller is to record it: true for the first who asks. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  /** JVM flags of a life that writes the archive when it ends in good order. */
  List<String> recording() {
    return List.of("-XX:ArchiveClassesAtExit=" + file);
  }

  /** The life that wrote it has ended. */
  void keep() {
    recorded.set(Files.isRegularFile(file));
  }

  /** JVM flags of a life that starts from the archive, if there is one by now. */
  List<String> flags() {
    return recorded.get() ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
  }
}

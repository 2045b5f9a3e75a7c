package statelab.chaos.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.Program;

/**
 * Class-data archives, one for each program, so that its JVM starts in two thirds of the time. An
 * archive holds only for the very jars and JDK it was made with, so its name is made from them.
 */
final class ClassArchives {
  private static final int KEY_LENGTH = 16;

  private final Path folder;

  /**
   * @param folder where archives are kept from run to run; made when missing
   */
  ClassArchives(Path folder) {
    this.folder = folder;
  }

  /** Whether the program has an archive that fits. */
  boolean has(Program program) {
    return Files.isRegularFile(file(program));
  }

  /** JVM flags that make the program start from its archive; none when it has none. */
  List<String> use(Program program) {
    return has(program) ? List.of("-XX:SharedArchiveFile=" + file(program)) : List.of();
  }

  /** JVM flags that make the program write its archive when it ends in good order. */
  List<String> record(Program program) {
    return has(program) ? use(program) : List.of("-XX:ArchiveClassesAtExit=" + unfinished(program));
  }

  /** Makes a recorded archive the program's own, whole or not at all. */
  void keep(Program program) {
    try {
      if (Files.isRegularFile(unfinished(program))) {
        Files.move(unfinished(program), file(program), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether archives can be kept at all. */
  boolean writable() {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private Path file(Program program) {
    return folder.resolve(program.name() + "-" + key(program) + ".jsa");
  }

  /** The process's own number keeps two runs that record at once apart. */
  private Path unfinished(Program program) {
    return folder.resolve(
        ".%s-%d.unfinished".formatted(program.name(), ProcessHandle.current().pid()));
  }

  private static String key(Program program) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(JavaCommand.FLAGS.toString().getBytes(StandardCharsets.UTF_8));
      for (Path jar : program.classPath()) {
        String facts = "%s %d %s;".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
        digest.update(facts.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

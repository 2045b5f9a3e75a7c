package statelab.command.safety;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few MiB in memory, which can be filled to its last byte. */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "16m";

  /** A page: what a file system in memory hands out. */
  private static final int PIECE = 4096;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Mounts one in the place of an existing folder; skips the test where this user may not. */
  static SmallDisk at(Path folder) throws IOException {
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "statelab", folder.toString()),
        "no small disk can be mounted here");
    return new SmallDisk(folder);
  }

  /** Leaves no room for another byte. */
  void fill() {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[PIECE]);
      }
    } catch (IOException full) {
      // That is what it is for.
      return;
    }
  }

  /** Makes room again. */
  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  @Override
  public void close() throws IOException {
    succeeds("umount", "--lazy", folder.toString());
  }

  private static boolean succeeds(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.onExit().join().exitValue() == 0;
  }
}

package statelab.command.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import statelab.chaos.lab.host.Guardian;
import statelab.command.provenance.Git;

/**
 * A temporary git worktree in which a revision is built. Closing it removes it; when this process
 * is killed, a guardian ends the build and removes the folder.
 */
final class Worktree implements AutoCloseable {
  private static final int LINES_SHOWN = 3;

  private final Path repository;
  private final Path folder;
  private final Guardian guardian;

  private Worktree(Path repository, Path parent) {
    this.repository = repository;
    this.folder = parent.resolve("tree");
    this.guardian = Guardian.start(parent);
  }

  /** Checks a commit out into a new temporary folder. */
  static Worktree add(Path repository, String commit) {
    try {
      Worktree worktree = new Worktree(repository, Files.createTempDirectory("statelab-gate-"));
      String folder = worktree.folder.toString();
      if (Git.ask(repository, "worktree", "add", "--quiet", "--detach", folder, commit).isEmpty()) {
        worktree.close();
        throw new BuildException(
            "Commit %s could not be checked out into %s; 'git worktree add' says why."
                .formatted(commit, folder));
      }
      return worktree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Builds the nodes of these architectures, without tests and without the check of the formatting.
   *
   * @param name what the user calls the revision
   * @param log where Maven's output goes
   * @return the folder with the programs' jars
   * @throws BuildException when it does not build, with the first lines of what Maven says
   */
  Path build(String name, Collection<String> architectures, Path log) throws InterruptedException {
    String modules =
        architectures.stream().map("targets/"::concat).collect(Collectors.joining(","));
    List<String> command =
        List.of(
            "mvn",
            "-B",
            "-q",
            "-Dmaven.test.skip=true",
            "-Dexec.skip=true",
            "-am",
            "-pl",
            modules,
            "package");
    if (run(command, log) != 0) {
      throw new BuildException(
          "Revision '%s' does not build; '%s' says: %s; the whole is in %s."
              .formatted(name, String.join(" ", command), errors(log), log));
    }
    return folder.resolve("target").resolve("distribution");
  }

  private int run(List<String> command, Path log) throws InterruptedException {
    try {
      Process build =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        guardian.watch(build.pid());
        build.getOutputStream().close();
        return build.waitFor();
      } finally {
        build.descendants().forEach(ProcessHandle::destroyForcibly);
        build.destroyForcibly();
      }
    } catch (IOException e) {
      throw new BuildException("Maven cannot be started: " + e.getMessage() + ".");
    }
  }

  private static String errors(Path log) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(log));
      lines.removeIf(line -> !line.startsWith("[ERROR]") || line.strip().equals("[ERROR]"));
      return lines.stream()
          .limit(LINES_SHOWN)
          .map(line -> line.substring("[ERROR]".length()).strip())
          .collect(Collectors.joining(" / "));
    } catch (IOException e) {
      return "nothing that could be read";
    }
  }

  @Override
  public void close() {
    Git.ask(repository, "worktree", "remove", "--force", folder.toString());
    Git.ask(repository, "worktree", "prune");
    guardian.close();
  }
}

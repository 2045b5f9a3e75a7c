package statelab.command.gate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import statelab.command.console.BadInputException;
import statelab.command.provenance.Git;
import statelab.results.definition.NearestName;

/**
 * A build that a gate measures: a folder with the programs' jars, or a git revision that is built
 * in a worktree of its own, which goes when it is closed.
 *
 * @param label what reports call it
 * @param commit its commit, or {@code unknown} for a folder
 * @param distribution the folder with the programs' jars
 * @param worktree the temporary worktree; nothing for a folder
 */
record GateBuild(String label, String commit, Path distribution, Optional<Worktree> worktree)
    implements AutoCloseable {
  private static final int SHORT_HASH = 10;

  /**
   * The build that the user named: a folder where there is one of that name, a revision otherwise.
   *
   * @param option the option that named it, for messages
   * @param architectures the architectures whose nodes are needed
   * @param log where a build's output goes
   */
  static GateBuild of(String option, String name, Collection<String> architectures, Path log)
      throws InterruptedException {
    Path folder = Path.of(name);
    return Files.isDirectory(folder)
        ? folder(folder)
        : revision(Path.of(""), option, name, architectures, log);
  }

  /** The build of a revision that the repository around a folder knows. */
  static GateBuild revision(
      Path here, String option, String name, Collection<String> architectures, Path log)
      throws InterruptedException {
    String commit =
        Git.ask(here, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
            .orElseThrow(() -> unknown(option, name, here));
    Worktree worktree = Worktree.add(here, commit);
    try {
      Path distribution = worktree.build(name, architectures, log);
      String label = name + " (" + commit.substring(0, SHORT_HASH) + ")";
      return new GateBuild(label, commit, distribution, Optional.of(worktree));
    } catch (InterruptedException | RuntimeException e) {
      worktree.close();
      throw e;
    }
  }

  /** A folder with the programs' jars, such as {@code target/distribution}. */
  static GateBuild folder(Path folder) {
    return new GateBuild(
        folder.toString(), "unknown", folder.toAbsolutePath().normalize(), Optional.empty());
  }

  private static BadInputException unknown(String option, String name, Path here) {
    if (Git.ask(here, "rev-parse", "--git-dir").isEmpty()) {
      return new BadInputException(
          "%s: '%s' is no folder, and there is no git repository here that could know it as a revision."
              .formatted(option, name));
    }
    List<String> names =
        Git.ask(here, "for-each-ref", "--format=%(refname:short)")
            .map(text -> text.lines().toList())
            .orElse(List.of());
    return new BadInputException(
        "%s: '%s' is neither a folder nor a revision that git knows%s."
            .formatted(option, name, NearestName.suggestion(name, names)));
  }

  @Override
  public void close() {
    worktree.ifPresent(Worktree::close);
  }
}

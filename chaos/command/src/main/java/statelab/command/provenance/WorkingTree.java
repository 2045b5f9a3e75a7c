package statelab.command.provenance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which source these programs were built from, and whether the tree they stand in still is that.
 */
public final class WorkingTree {
  private static final int HASH_SHOWN = 12;

  private WorkingTree() {}

  /**
   * The commit that was built, with {@code +changes} when the tree was not clean then, or {@code
   * unknown} when the build knew no git. Where the user is, or what is checked out by now, says
   * nothing about what is measured.
   */
  public static String commit() {
    return Version.builtFrom();
  }

  /**
   * What to say where the programs stand in the tree that they were built in and that has changed
   * since.
   *
   * @param distribution the programs, in {@code target/distribution} of the tree
   * @param built what they were built from
   */
  public static Optional<String> drift(Path distribution, String built) {
    return tree(distribution)
        .flatMap(WorkingTree::now)
        .filter(now -> !now.equals(built))
        .map(
            now ->
                "The programs were built from %s and the work tree is at %s: what is measured is the former; 'mvn -Pprograms package' builds the latter."
                    .formatted(shortened(built), shortened(now)));
  }

  /** A folder by itself, such as that of a release, is no tree, even inside another's. */
  private static Optional<Path> tree(Path distribution) {
    Path target = distribution.toAbsolutePath().getParent();
    return Optional.ofNullable(target)
        .filter(folder -> folder.endsWith("target"))
        .map(Path::getParent)
        .filter(root -> Files.exists(root.resolve(".git")));
  }

  private static Optional<String> now(Path root) {
    return Git.ask(root, "rev-parse", "HEAD")
        .map(
            head ->
                Git.ask(root, "status", "--porcelain").orElse("").isEmpty()
                    ? head
                    : head + "+changes");
  }

  private static String shortened(String commit) {
    int end = commit.indexOf('+');
    String hash = end < 0 ? commit : commit.substring(0, end);
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()))
        + (end < 0 ? "" : commit.substring(end));
  }
}

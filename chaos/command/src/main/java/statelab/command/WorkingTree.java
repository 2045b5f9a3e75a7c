package statelab.command;

import java.nio.file.Path;

/** Which source a run was made from, as far as git can say. */
final class WorkingTree {
  private WorkingTree() {}

  /** The commit, with {@code +changes} when the tree was not clean, or {@code unknown}. */
  static String commit() {
    Path here = Path.of("");
    return Git.ask(here, "rev-parse", "HEAD")
        .map(
            hash ->
                hash
                    + (Git.ask(here, "status", "--porcelain").orElse("").isEmpty()
                        ? ""
                        : "+changes"))
        .orElse("unknown");
  }
}

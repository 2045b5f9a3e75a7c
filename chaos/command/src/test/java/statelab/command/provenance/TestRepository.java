package statelab.command.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A git repository with one commit, on the branch {@code release}, in which nothing can be built.
 */
public final class TestRepository {
  private TestRepository() {}

  /** Makes it in this folder, which is made too. */
  public static Path in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    git(folder, "init", "--quiet", "--initial-branch=release");
    git(folder, "commit", "--quiet", "--allow-empty", "--message=nothing to build");
    return folder;
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "git", "-C", folder.toString(), "-c", "user.name=t", "-c", "user.email=t@t"),
                Stream.of(arguments))
            .toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}

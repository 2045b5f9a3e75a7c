package statelab.command.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source a run says that it is of. */
class WorkingTreeTest {
  @TempDir Path folder;

  @Test
  void theCommitIsTheOneThatTheBuildWroteDown() {
    Path root = Path.of(System.getProperty("statelab.root"));
    String head =
        Files.exists(root.resolve(".git"))
            ? Git.ask(root, "rev-parse", "HEAD").orElseThrow()
            : "unknown";

    assertThat(WorkingTree.commit()).isIn(head, head + "+changes");
  }

  @Test
  void programsThatAreOfTheTreeTheyStandInNeedNoWord() throws Exception {
    Path tree = TestRepository.in(folder);

    assertThat(WorkingTree.drift(programs(tree), head(tree))).isEmpty();
  }

  @Test
  void aTreeThatHasChangedSinceTheBuildIsNamedBesideWhatIsMeasured() throws Exception {
    Path tree = TestRepository.in(folder);
    Files.writeString(tree.resolve("changed"), "since then");

    assertThat(WorkingTree.drift(programs(tree), head(tree)).orElseThrow())
        .contains("were built from " + head(tree).substring(0, 12) + " and")
        .contains("the work tree is at " + head(tree).substring(0, 12) + "+changes:");
    assertThat(WorkingTree.drift(programs(tree), head(tree) + "+changes")).isEmpty();
  }

  @Test
  void aReleaseInsideATreeHasNothingToDoWithIt() throws Exception {
    Path release = TestRepository.in(folder).resolve("statelab-1.0");

    assertThat(WorkingTree.drift(release.resolve("distribution"), "0123456789abcdef"))
        .isEqualTo(Optional.empty());
  }

  /** They are ignored, as in a real tree. */
  private static Path programs(Path tree) throws IOException {
    Files.writeString(tree.resolve(".git/info/exclude"), "target/\n");
    return Files.createDirectories(tree.resolve("target/distribution"));
  }

  private static String head(Path tree) {
    return Git.ask(tree, "rev-parse", "HEAD").orElseThrow();
  }
}

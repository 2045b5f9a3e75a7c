package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.console.BadInputException;
import statelab.command.provenance.Git;
import statelab.command.provenance.TestRepository;

class GateBuildTest {
  @TempDir Path folder;
  private Path repository;

  @BeforeEach
  void createRepository() throws Exception {
    repository = TestRepository.in(folder.resolve("repository"));
  }

  @Test
  void aRevisionThatDoesNotBuildIsOneSentenceAndLeavesNoWorktree() throws Exception {
    Path log = folder.resolve("build.log");

    assertThatThrownBy(
            () ->
                GateBuild.revision(repository, "--base", "release", List.of("sticky-session"), log))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Revision 'release' does not build; 'mvn -B -q")
        .hasMessageContaining(" says: ")
        .hasMessageContaining(log.toString());

    assertThat(log).isNotEmptyFile();
    assertThat(Git.ask(repository, "worktree", "list").orElseThrow().lines()).hasSize(1);
  }

  @Test
  void anUnknownRevisionIsAnsweredWithTheNearestName() {
    assertThatThrownBy(
            () ->
                GateBuild.revision(
                    repository, "--base", "releese", List.of(), folder.resolve("log")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--base: 'releese' is neither a folder nor a revision that git knows; did you mean"
                + " \"release\"?.");
  }

  @Test
  void outsideOfARepositoryOnlyAFolderWillDo() {
    assertThatThrownBy(
            () -> GateBuild.revision(folder, "--base", "main", List.of(), folder.resolve("log")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there is no git repository here");
  }
}

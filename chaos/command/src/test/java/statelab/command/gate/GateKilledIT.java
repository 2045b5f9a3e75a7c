package statelab.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.CommandProcess;
import statelab.command.console.ExitCode;
import statelab.command.provenance.TestRepository;

@Tag("extended")
class GateKilledIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void aGateThatIsKilledWhileItBuildsLeavesNoBuildAndNoWorktree() throws Exception {
    CommandProcess gate = startSlowGate();
    long build = awaitBuild();
    assertThat(worktrees()).hasSize(1);
    assertThat(ProcessHandle.of(build)).isPresent();

    gate.process().destroyForcibly();

    await().atMost(LIMIT).until(() -> ended(build) && worktrees().isEmpty());
  }

  @Test
  void aGateThatTakesTooLongIsEndedWithOneSentence() throws Exception {
    CommandProcess gate = startSlowGate("--max-time=8s");
    long build = awaitBuild();

    assertThat(gate.await()).isEqualTo(ExitCode.TIME_LIMIT.code());
    assertThat(gate.errors().lines().filter(line -> line.startsWith("statelab: ")))
        .containsExactly(
            "statelab: The gate was not over after 8 s, so the gate was ended; what it has measured"
                + " is kept in %s.".formatted(folder.resolve("gate")));
    await().atMost(LIMIT).until(() -> ended(build) && worktrees().isEmpty());
  }

  @Test
  void aBaseThatDoesNotBuildIsOneSentenceWithAnExitCodeOfItsOwn() throws Exception {
    CommandProcess gate = startGate("echo '[ERROR] no such symbol'; exit 1");

    assertThat(gate.await()).isEqualTo(ExitCode.CANNOT_BUILD.code());
    assertThat(gate.errors().lines().filter(line -> line.startsWith("statelab: ")))
        .singleElement()
        .asString()
        .contains("Revision 'release' does not build", "no such symbol");
    await().atMost(LIMIT).until(() -> worktrees().isEmpty());
  }

  /** A Maven that would take ten minutes stands for a build that is under way. */
  private CommandProcess startSlowGate(String... more) throws Exception {
    return startGate("echo $$ > %s; exec sleep 600".formatted(building()), more);
  }

  private CommandProcess startGate(String maven, String... more) throws Exception {
    Path repository = TestRepository.in(folder.resolve("repository"));
    Files.createDirectories(temporary());
    Path tools = toolsWithMaven(maven);
    return CommandProcess.start(
        Path.of(System.getProperty("statelab.distribution")),
        repository,
        Map.of(
            "PATH", tools + ":" + System.getenv("PATH"),
            "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary()),
        Stream.concat(
                Stream.of("gate", "--base=release", "--out=" + folder.resolve("gate")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** The process of the build, once it is under way. */
  private long awaitBuild() throws IOException {
    await().atMost(LIMIT).until(() -> Files.exists(building()) && Files.size(building()) > 0);
    return Long.parseLong(Files.readString(building()).strip());
  }

  private Path building() {
    return folder.resolve("building");
  }

  private Path temporary() {
    return folder.resolve("temporary");
  }

  /** One that its new parent has not yet collected runs no more. */
  private static boolean ended(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
  }

  private List<Path> worktrees() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("statelab-gate-"))
          .toList();
    }
  }

  private Path toolsWithMaven(String script) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path maven = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    return tools;
  }
}

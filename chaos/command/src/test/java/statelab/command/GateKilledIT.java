package statelab.command;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateKilledIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  /** A Maven that would take ten minutes stands for a build that is under way. */
  @Test
  void aGateThatIsKilledWhileItBuildsLeavesNoBuildAndNoWorktree() throws Exception {
    Path repository = TestRepository.in(folder.resolve("repository"));
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    Path building = folder.resolve("building");
    Path tools = toolsWithMaven("echo $$ > %s; exec sleep 600".formatted(building));
    CommandProcess gate =
        CommandProcess.start(
            Path.of(System.getProperty("statelab.distribution")),
            repository,
            Map.of(
                "PATH", tools + ":" + System.getenv("PATH"),
                "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "gate",
            "--base=release",
            "--out=" + folder.resolve("gate"));
    await().atMost(LIMIT).until(() -> Files.exists(building) && Files.size(building) > 0);
    long build = Long.parseLong(Files.readString(building).strip());
    assertThat(worktrees(temporary)).hasSize(1);
    assertThat(ProcessHandle.of(build)).isPresent();

    gate.process().destroyForcibly();

    await().atMost(LIMIT).until(() -> ended(build) && worktrees(temporary).isEmpty());
  }

  /** One that its new parent has not yet collected runs no more. */
  private static boolean ended(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
  }

  private static List<Path> worktrees(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
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

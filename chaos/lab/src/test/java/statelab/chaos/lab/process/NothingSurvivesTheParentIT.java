package statelab.chaos.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.JavaCommand;

class NothingSurvivesTheParentIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"cluster", "cluster-with-a-stopped-node", "children-that-ignore-their-input"})
  void whenTheParentIsKilledItsChildrenAndTheGuardianEnd(String kind) throws IOException {
    Family family = Family.start(kind, folder);
    assertThat(family.children()).hasSizeGreaterThan(1).allMatch(NothingSurvivesTheParentIT::lives);

    family.parent().destroyForcibly();

    await()
        .atMost(LIMIT)
        .until(() -> family.members().stream().noneMatch(NothingSurvivesTheParentIT::lives));
    assertThat(Family.temporary(folder)).as("folder of the parent's secrets").isEmptyDirectory();
  }

  @Test
  void childrenEndAtTheEndOfTheirInputEvenWithoutAGuardian() throws IOException {
    Family family = Family.start("cluster", folder);

    ProcessHandle.of(family.guardian()).orElseThrow().destroyForcibly();
    await().atMost(LIMIT).until(() -> !lives(family.guardian()));
    assertThat(family.children()).allMatch(NothingSurvivesTheParentIT::lives);
    family.parent().destroyForcibly();

    await()
        .atMost(LIMIT)
        .until(() -> family.members().stream().noneMatch(NothingSurvivesTheParentIT::lives));
  }

  @Test
  void theGuardianLeavesAProcessAloneThatOnlyHasTheSameNumber() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "300").start();
    try {
      Process shell = new ProcessBuilder("sh", "-c", Guardian.script()).start();
      try (var toShell = shell.outputWriter(StandardCharsets.US_ASCII)) {
        toShell.write(stranger.pid() + " 1\n");
      }
      assertThat(shell.waitFor()).isZero();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  /** Whether a process runs or is stopped; one that only waits to be reaped is dead. */
  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).isPresent() && !ChildProcess.state(pid).equals("Z");
  }

  /** A parent JVM and what it has started. */
  private record Family(Process parent, long guardian, List<Long> children) {
    static Family start(String kind, Path folder) throws IOException {
      Process parent =
          new ProcessBuilder(
                  JavaCommand.launcher().toString(),
                  "-Djava.io.tmpdir=" + Files.createDirectories(temporary(folder)),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ParentProgram.class.getName(),
                  kind,
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      long guardian = 0;
      List<Long> children = new ArrayList<>();
      BufferedReader lines = parent.inputReader();
      for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
        assertThat(line).as("the parent's announcement").isNotNull();
        String[] words = line.split(" ", 2);
        if (words[0].equals("guardian")) {
          guardian = Long.parseLong(words[1]);
        } else {
          children.add(Long.parseLong(words[1]));
        }
      }
      return new Family(parent, guardian, children);
    }

    /** Where the parent, and nobody else, makes its temporary files. */
    static Path temporary(Path folder) {
      return folder.resolve("temporary");
    }

    List<Long> members() {
      List<Long> all = new ArrayList<>(children);
      all.add(guardian);
      return all;
    }
  }
}

package statelab.command.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.Statelab;
import statelab.results.archive.RunFolder;
import statelab.results.archive.RunHold;

/** What counts as left behind, in folders that stand for those of the system. */
class LeftoversTest {
  @TempDir Path temporary;
  @TempDir Path runs;

  @Test
  void onlyOldFoldersWithStatelabsMarkThatNoProcessNamesAreLeftovers() throws Exception {
    Path old = folder("statelab-123", Duration.ofHours(1));
    Path used = folder("statelab-456", Duration.ofHours(1));
    Path tree = folder("statelab-gate-12", Duration.ofHours(1));
    Path redis = folder("statelab-redis34", Duration.ofHours(1));
    folder("statelab-789", Duration.ZERO);
    folder("statelab-notes", Duration.ofHours(1));
    folder("others-123", Duration.ofHours(1));
    Process user = new ProcessBuilder("sh", "-c", "read -r end", used.toString()).start();
    try {
      assertThat(leftovers().folders()).containsExactly(old, tree, redis);
    } finally {
      user.destroyForcibly().waitFor();
    }
  }

  /** A shell stands for whoever adopts orphans, as a login session's manager does. */
  @Test
  void aProcessOfALabWhoseGuardianIsGoneIsALeftoverWhoeverAdoptedIt() throws Exception {
    String lab = temporary.resolve("statelab-1").toString();
    String node =
        "sh -c 'read -r end' statelab.targets.Node -Djava.io.tmpdir=%s/process-1".formatted(lab);
    Process adopter = new ProcessBuilder("sh", "-c", "exec 3<&0; " + node + " <&3 & wait").start();
    try {
      ProcessHandle adopted = childOf(adopter);
      assertThat(leftovers().processes()).contains(adopted);

      Process guardian = new ProcessBuilder("sh", "-c", "read -r end", "guardian", lab).start();
      assertThat(leftovers().processes()).doesNotContain(adopted);
      guardian.destroyForcibly().waitFor();
    } finally {
      adopter.descendants().forEach(ProcessHandle::destroyForcibly);
      adopter.destroyForcibly().waitFor();
    }
  }

  private static ProcessHandle childOf(Process parent) {
    return await().until(() -> parent.children().findFirst(), Optional::isPresent).orElseThrow();
  }

  @Test
  void aLongCommandLineIsReadToItsEnd() throws Exception {
    String classPath = "jar:".repeat(10_000);
    Process process =
        new ProcessBuilder("sh", "-c", "read -r end", classPath, "the last word").start();
    try {
      assertThat(Leftovers.commandLine(process.toHandle())).endsWith(classPath + " the last word");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void theNewestRunsAndTheLatestAreKept() throws IOException {
    Path first = run("2026-01-01T00-00-00Z");
    Path second = run("2026-01-02T00-00-00Z");
    run("2026-01-03T00-00-00Z");
    Files.createDirectory(runs.resolve("notes"));
    Files.createSymbolicLink(runs.resolve("latest"), first.getFileName());

    assertThat(leftovers().runsBut(1)).containsExactly(second);
    assertThat(leftovers().runsBut(3)).isEmpty();
  }

  @Test
  void aRunThatIsBeingMeasuredIsKept() throws IOException {
    RunFolder older = RunFolder.create(runs, Instant.EPOCH);
    RunFolder newer = RunFolder.create(runs, Instant.EPOCH.plusSeconds(1));
    Files.writeString(older.path().resolve("manifest.json"), "{}");
    Files.writeString(newer.path().resolve("manifest.json"), "{}");

    try (RunHold hold = RunHold.of(older)) {
      assertThat(leftovers().runsBut(1)).doesNotContain(hold.run().path());
    }

    assertThat(leftovers().runsBut(1)).containsExactly(older.path());
  }

  @Test
  void nothingIsRemovedUnlessAsked() throws IOException {
    Path old = run("2026-01-01T00-00-00Z");
    Path newest = run("2026-01-02T00-00-00Z");
    Path linked = Files.createDirectories(temporary.resolve("elsewhere"));
    Files.writeString(linked.resolve("file"), "mine");
    Files.createSymbolicLink(old.resolve("link"), linked);

    assertThat(clean("--keep-runs=1")).contains(old.toString(), "Nothing was removed; --yes");
    assertThat(old).exists();

    assertThat(clean("--keep-runs=1", "--yes")).contains(old.toString(), "Removed.");
    assertThat(old).doesNotExist();
    assertThat(newest).exists();
    assertThat(linked.resolve("file")).exists();
  }

  private String clean(String... options) {
    StringWriter out = new StringWriter();
    String[] arguments = new String[options.length + 2];
    arguments[0] = "clean";
    arguments[1] = "--out=" + runs;
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(Statelab.commandLine().setOut(new PrintWriter(out)).execute(arguments)).isZero();
    return out.toString();
  }

  private Leftovers leftovers() {
    return new Leftovers(temporary, runs);
  }

  private Path folder(String name, Duration age) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    return folder;
  }

  private Path run(String name) throws IOException {
    Path run = Files.createDirectory(runs.resolve(name));
    Files.writeString(run.resolve("manifest.json"), "{}");
    return run;
  }
}

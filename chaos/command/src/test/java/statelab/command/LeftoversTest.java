package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as left behind, in folders that stand for those of the system. */
class LeftoversTest {
  @TempDir Path temporary;
  @TempDir Path runs;

  @Test
  void onlyOldFoldersWithStatelabsMarkThatNoProcessNamesAreLeftovers() throws Exception {
    Path old = folder("statelab-123", Duration.ofHours(1));
    Path used = folder("statelab-456", Duration.ofHours(1));
    folder("statelab-789", Duration.ZERO);
    folder("statelab-notes", Duration.ofHours(1));
    folder("others-123", Duration.ofHours(1));
    Process user = new ProcessBuilder("sh", "-c", "read -r end", used.toString()).start();
    try {
      assertThat(leftovers().folders()).containsExactly(old);
    } finally {
      user.destroyForcibly().waitFor();
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

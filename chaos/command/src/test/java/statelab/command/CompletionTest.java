package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in real shells that are asked as the tab key asks them. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final Path ZSH = Path.of("/usr/bin/zsh");
  private static final int LIMIT_S = 30;

  /**
   * Types each line and the tab key into a zsh with a terminal of its own, makes of what stands
   * there then the argument of a command that shows it, and prints it.
   */
  private static final String KEYS =
      """
      zmodload zsh/zpty
      until_shown() {
        local seen= more
        until [[ $seen == *$1* ]]; do zpty -r shell more || return; seen+=$more; done
        print -r -- ${${seen%$1*}##*<}
      }
      zpty shell zsh -f -i
      zpty -w shell "bindkey -e; source $1; echo re''ady"
      until_shown ready > /dev/null
      shift
      for line; do
        zpty -w shell "$line"$'\\t\\x01print -r -- "<\\x05>" sho\\'\\'wn'
        until_shown '> shown'
      done
      zpty -d shell
      """;

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsOptionsAndNames() throws Exception {
    assertThat(inBash("statelab", "ex")).contains("explain");
    assertThat(inBash("statelab", "run", "--dr")).contains("--dry-run");
    assertThat(inBash("statelab", "run", "--experiment", "ha")).contains("hang-node");
    assertThat(inBash("statelab", "run", "--profile", "sta")).contains("standard");
    assertThat(inBash("statelab", "run", "--lab", "")).contains("process");
    assertThat(inBash("statelab", "explain", "sticky-l")).contains("sticky-loses-more");
  }

  @Test
  void zshCompletesCommandsOptionsAndNamesOnATerminal() throws Exception {
    assertThat(
            inZsh(
                "statelab ex",
                "./statelab run --dr",
                "statelab run --experiment ha",
                "statelab run --profile sta",
                "statelab explain sticky-l"))
        .containsExactly(
            "statelab explain",
            "./statelab run --dry-run",
            "statelab run --experiment hang-node",
            "statelab run --profile standard",
            "statelab explain sticky-loses-more");
  }

  private String inBash(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "no bash: apt-get install bash");
    String ask =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; _complete_statelab 2>/dev/null; echo ${COMPREPLY[@]}"
            .formatted(
                script("bash"), String.join(" ", words), words.length - 1, String.join(" ", words));
    return said(BASH.toString(), "-c", ask);
  }

  /** What each line is after the tab key. */
  private List<String> inZsh(String... lines) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(ZSH), "no zsh: apt-get install zsh");
    Path keys = Files.writeString(folder.resolve("keys"), KEYS);
    List<String> command =
        new ArrayList<>(List.of(ZSH.toString(), "-f", keys.toString(), script("zsh").toString()));
    command.addAll(List.of(lines));
    return said(command.toArray(String[]::new)).lines().map(String::strip).toList();
  }

  private String said(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(Map.of("TERM", "dumb", "ZDOTDIR", folder.toString()));
    Process shell = builder.start();
    shell.getOutputStream().close();
    // A shell that waits for ever must not hang the build with it.
    CompletableFuture<Process> ended = shell.onExit().orTimeout(LIMIT_S, TimeUnit.SECONDS);
    ended.exceptionally(late -> shell.destroyForcibly());
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ended).succeedsWithin(Duration.ofSeconds(LIMIT_S));
    return said;
  }

  private Path script(String shell) throws IOException {
    StringWriter out = new StringWriter();
    Statelab.commandLine().setOut(new PrintWriter(out)).execute("completion", shell);
    return Files.writeString(folder.resolve("completion-" + shell), out.toString());
  }
}

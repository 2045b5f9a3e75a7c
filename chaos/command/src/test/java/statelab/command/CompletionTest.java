package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real bash that is asked as the tab key asks it. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @Test
  void theShellCompletesCommandsOptionsAndNames() throws Exception {
    assertThat(completed("statelab", "ex")).contains("explain");
    assertThat(completed("statelab", "run", "--dr")).contains("--dry-run");
    assertThat(completed("statelab", "run", "--experiment", "ha")).contains("hang-node");
    assertThat(completed("statelab", "run", "--profile", "sta")).contains("standard");
    assertThat(completed("statelab", "run", "--lab", "")).contains("process");
    assertThat(completed("statelab", "explain", "sticky-l")).contains("sticky-loses-more");
  }

  private String completed(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "no bash: apt-get install bash");
    Path script = Files.writeString(folder.resolve("completion"), script());
    String ask =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; _complete_statelab 2>/dev/null; echo ${COMPREPLY[@]}"
            .formatted(script, String.join(" ", words), words.length - 1, String.join(" ", words));
    Process bash = new ProcessBuilder(BASH.toString(), "-c", ask).start();
    bash.getOutputStream().close();
    String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return reply;
  }

  private static String script() {
    StringWriter out = new StringWriter();
    Statelab.commandLine().setOut(new PrintWriter(out)).execute("completion", "bash");
    return out.toString();
  }
}

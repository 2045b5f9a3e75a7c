package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How patient the shell is that outlives a lab. */
class ReaperTest {
  private static final long LIMIT_S = 30;

  @TempDir Path folder;

  @Test
  void anEngineThatComesBackIsFoundAtALaterTry() throws Exception {
    assertThat(exitCodeOf(program("[ $(wc -l < tries) -ge 3 ]"))).isZero();

    assertThat(folder.resolve("tries")).content().hasLineCount(3);
  }

  @Test
  void anEngineThatStaysAwayIsGivenUp() throws Exception {
    assertThat(exitCodeOf(program("false"))).isEqualTo(1);

    assertThat(folder.resolve("tries")).content().hasLineCount(15);
  }

  @Test
  void nothingIsTriedWhileTheHarnessLives() throws Exception {
    Process shell = start(program("true"));
    try {
      assertThat(shell.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(folder.resolve("tries")).doesNotExist();
    } finally {
      shell.destroyForcibly();
    }
  }

  /** Takes down each try, and then ends as a command of the shell does. */
  private List<String> program(String command) {
    return List.of("sh", "-c", "echo try >> tries\n" + command);
  }

  private int exitCodeOf(List<String> program) throws IOException, InterruptedException {
    Process shell = start(program);
    shell.getOutputStream().close();
    assertThat(shell.waitFor(LIMIT_S, TimeUnit.SECONDS)).isTrue();
    return shell.exitValue();
  }

  private Process start(List<String> program) throws IOException {
    return new ProcessBuilder(Reaper.waiting(Duration.ZERO, program))
        .directory(Files.createDirectories(folder).toFile())
        .start();
  }
}

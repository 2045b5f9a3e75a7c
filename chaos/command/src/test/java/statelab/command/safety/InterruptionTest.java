package statelab.command.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.host.JavaCommand;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;

class InterruptionTest {
  /** A file channel that is interrupted closes, throws, and leaves its thread marked so. */
  @Test
  void whoeverIsStillMarkedInterruptedSaysNothingMore() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaCommand.launcher().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StillMarked.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).containsExactly("statelab: interrupted; ending all processes.");
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED.code());
  }

  /** Ends itself as a signal would, and tries to say more once it has unwound. */
  static final class StillMarked {
    private StillMarked() {}

    @SuppressWarnings("try")
    public static void main(String[] args) {
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      try (Interruption _ = Interruption.handle(new Console(out, out))) {
        Thread.ofPlatform().start(() -> Runtime.getRuntime().exit(0));
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
      }
      for (int i = 0; i < 1_000; i++) {
        out.println("said more");
      }
    }
  }
}

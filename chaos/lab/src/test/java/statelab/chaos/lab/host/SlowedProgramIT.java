package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a gate's self-test looks for must be there: a real process that is slowed, beside plain
 * ones.
 */
@Tag("extended")
class SlowedProgramIT {
  private static final String NAME = "busy";
  private static final double SHARE = 0.2;
  private static final int RUNS = 3;

  @TempDir Path folder;

  @Test
  void aSlowedProcessUsesSoMuchMoreCpuTimeForTheSameWork() throws Exception {
    Program plain =
        Distribution.in(folder)
            .with(NAME, BusyProgram.class.getName(), ownClassPath())
            .program(NAME);
    Program slowed =
        Distribution.in(folder)
            .with(NAME, BusyProgram.class.getName(), ownClassPath())
            .slowed(List.of(NAME), SHARE)
            .program(NAME);
    double plainNs = 0;
    double controlNs = 0;
    double slowedNs = 0;
    for (int run = 0; run < RUNS; run++) {
      plainNs += cpuNs(plain);
      slowedNs += cpuNs(slowed);
      controlNs += cpuNs(plain);
    }

    // What the machine adds by itself, which the band must hold too: other work moves CPU time.
    double noise = Math.abs(Math.log(controlNs / plainNs));
    assertThat(Math.log(2 * slowedNs / (plainNs + controlNs)))
        .as("plain %s, control %s, slowed %s", plainNs, controlNs, slowedNs)
        .isBetween(Math.log(1 + SHARE / 2) - noise, Math.log(1 + 2 * SHARE) + noise)
        .isGreaterThan(noise);
  }

  private static double cpuNs(Program program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    JavaCommand.launcher().toString(),
                    program,
                    List.of("-XX:TieredStopAtLevel=1"),
                    classPath(program),
                    List.of()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Double.parseDouble(printed.strip());
  }

  private static String classPath(Program program) {
    return program.classPath().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}

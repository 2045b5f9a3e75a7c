package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("measures")
final class HotPathsIT {
  private static final Path JAR =
      Distribution.current().root().resolve("benchmarks/benchmarks.jar");

  @TempDir Path folder;

  @Test
  void everyBenchmarkRunsOnTheClassPathOfItsArchitecture()
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    int exit = run(log, "check", folder.toString());

    assertThat(exit).as(Files.readString(log)).isZero();
    assertThat(result("floor")).contains("FloorBenchmark.emptyCall", "CookieBenchmark.parse");
    assertThat(result("token"))
        .contains("TokenBenchmark.verifyIdentityAndState", "JdkSignatureBenchmark.verify")
        .contains("HS256", "RS256", "ES256", "EDDSA");
    assertThat(result("memory")).contains("MemoryLookupBenchmark.lookup", "writeSerial");
    assertThat(result("store"))
        .contains("StoreLookupBenchmark.lookup", "isRevoked", "pipelinedGet")
        .contains("readUnlessRevoked", "replace", "\"cpu\"");
  }

  @Test
  void anUnknownEffortIsAnErrorThatSaysWhatThereIs() throws IOException, InterruptedException {
    Path log = folder.resolve("log");

    assertThat(run(log, "fast")).isEqualTo(2);
    assertThat(Files.readString(log)).contains("\"fast\"", "check|quick|standard");
  }

  @Test
  void resultsAreNeverOverwritten() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("round-1-floor.json"), "[]");

    assertThat(run(folder.resolve("log"), "check", folder.toString())).isEqualTo(2);
    assertThat(result("floor")).isEqualTo("[]");
  }

  @Test
  void nothingThatMeasuresOutlivesAKilledRun() throws Exception {
    // Long enough that nothing of it ends by itself meanwhile.
    Process run = start(folder.resolve("log"), "standard", folder.toString());
    // JMH, and the JVM that it has forked.
    while (run.isAlive() && run.descendants().count() < 2) {
      Thread.sleep(50);
    }
    List<ProcessHandle> started = run.descendants().toList();
    assertThat(started).as(Files.readString(folder.resolve("log"))).hasSizeGreaterThan(1);

    run.destroyForcibly();

    for (ProcessHandle process : started) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatACommandStartedEndsWithItsStandardInput() throws Exception {
    Process run =
        new ProcessBuilder(
                Distribution.JAVA.toString(),
                "-D" + Distribution.PROPERTY + "=" + Distribution.current().root(),
                "-cp",
                Distribution.current().classPath("benchmarks", "no-auth"),
                "statelab.benchmarks.ChildHotPaths",
                "standard",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    while (run.isAlive() && run.descendants().count() < 2) {
      Thread.sleep(50);
    }
    List<ProcessHandle> started = run.descendants().toList();

    run.getOutputStream().close();

    assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(started).as(Files.readString(folder.resolve("log"))).hasSizeGreaterThan(1);
    for (ProcessHandle process : started) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private String result(String group) throws IOException {
    return Files.readString(folder.resolve("round-1-" + group + ".json"));
  }

  private static int run(Path log, String... arguments) throws IOException, InterruptedException {
    return start(log, arguments).waitFor();
  }

  private static Process start(Path log, String... arguments) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(Distribution.JAVA.toString(), "-jar", JAR.toString());
    program.command().addAll(List.of(arguments));
    return program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}

package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("measures")
final class HotPathsIT {
  private static final Path JAR =
      Distribution.current().root().resolve("benchmarks/benchmarks.jar");

  @TempDir Path folder;

  @Test
  @Tag("extended")
  void everyBenchmarkRunsOnTheClassPathOfItsArchitecture()
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    int exit = run(log, "check", folder.toString());

    assertThat(exit).as(Files.readString(log)).isZero();
    assertThat(result("floor"))
        .contains("FloorBenchmark.emptyCall", "CookieBenchmark.parse", "HeaderBenchmark.parse")
        .contains("RevocationBenchmark.inSet", "inFilter");
    assertThat(result("token"))
        .contains("TokenBenchmark.verifyIdentityAndState", "JdkSignatureBenchmark.verify")
        .contains("HS256", "RS256", "ES256", "EDDSA");
    assertThat(result("memory")).contains("MemoryLookupBenchmark.lookup", "writeCompact");
    assertThat(result("replication"))
        .contains("ReplicationBenchmark.message", "writeDelta", "readDelta", "moved");
    assertThat(result("store"))
        .contains("StoreLookupBenchmark.lookup", "isRevoked", "pipelinedGet")
        .contains("readUnlessRevoked", "replace");
    for (Slice slice : Effort.CHECK.slices(1)) {
      assertThat(figures(result(slice.label()), "score")).as(slice.label()).isNotEmpty();
      assertThat(figures(result(slice.label()), "score"))
          .as("times and CPU times of " + slice.label())
          .hasSize(2 * figures(result(slice.label()), "forks").size())
          .allMatch(each -> Double.isFinite(each) && each >= 0);
    }
  }

  /** A benchmark without a fork does not show on which JVM a fork would run. */
  @Test
  void aForkRunsOnTheJvmOfANodeAndIsOneValue() throws IOException, InterruptedException {
    for (Slice slice : Effort.CHECK.slices(1)) {
      if (!slice.equals(Slices.forked())) {
        Files.writeString(folder.resolve("round-1-" + slice.label() + ".json"), "[]");
      }
    }
    Path log = folder.resolve("log");
    int exit = run(log, "check", folder.toString(), HotPaths.CARRY_ON);

    assertThat(exit).as(Files.readString(log)).isZero();
    assertThat(figures(result("forked"), "forks")).containsExactly(1.0);
    assertThat(result("forked")).contains(NodeJvm.FLAGS).contains("MemoryLookupBenchmark.lookup");
    assertThat(figures(result("forked"), "score")).allMatch(each -> each > 0).hasSize(2);
    assertThat(result("floor")).as("finished before").isEqualTo("[]");
  }

  @Test
  void anUnknownEffortIsAnErrorThatSaysWhatThereIs() throws IOException, InterruptedException {
    Path log = folder.resolve("log");

    assertThat(run(log, "fast")).isEqualTo(2);
    assertThat(Files.readString(log))
        .contains("\"fast\"", "check|quick|algorithms|repeatability|standard");
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
                temporary(),
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

  /** Every figure under this name in JMH's JSON. */
  private static List<Double> figures(String json, String name) {
    return Pattern.compile("\"" + name + "\" : ([-+.\\dE]+|\"NaN\")")
        .matcher(json)
        .results()
        .map(found -> found.group(1).startsWith("\"") ? Double.NaN : Double.valueOf(found.group(1)))
        .toList();
  }

  private String result(String group) throws IOException {
    return Files.readString(folder.resolve("round-1-" + group + ".json"));
  }

  /** JMH leaves files there. */
  private String temporary() {
    return "-Djava.io.tmpdir=" + folder;
  }

  private int run(Path log, String... arguments) throws IOException, InterruptedException {
    return start(log, arguments).waitFor();
  }

  private Process start(Path log, String... arguments) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(Distribution.JAVA.toString(), temporary(), "-jar", JAR.toString());
    program.command().addAll(List.of(arguments));
    return program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}

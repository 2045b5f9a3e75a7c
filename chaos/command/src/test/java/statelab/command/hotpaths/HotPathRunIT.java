package statelab.command.hotpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.console.Console;
import statelab.command.safety.RunWatchdog;
import statelab.results.archive.ArchiveException;
import statelab.results.archive.HotPathFolder;
import statelab.results.archive.RunFolder;

/** Timing into a run, with a program in the benchmarks' place. */
class HotPathRunIT {
  private static final String WRITES =
      "java.nio.file.Files.writeString(java.nio.file.Path.of(a[1], \"round-1-\" + a[0] + \".json\"), \"[]\");";

  @TempDir Path folder;
  private RunFolder run;
  private final StringWriter out = new StringWriter();
  private Console console;

  @BeforeEach
  void create() {
    run = RunFolder.create(folder.resolve("runs"), Instant.EPOCH);
    console = new Console(new PrintWriter(out), new PrintWriter(out));
  }

  @Test
  void whatTheBenchmarksWriteBelongsToTheRun() throws Exception {
    program(WRITES).into(run, HotPathEffort.STANDARD, console);

    assertThat(HotPathFolder.of(run).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("round-1-standard.json");
    assertThat(out.toString()).contains("about 30 min");
  }

  @Test
  void aBenchmarkThatFailsLeavesTheRunAsItWasAndNamesTheLog() throws Exception {
    HotPathRun failing = program(WRITES + "System.err.println(\"wrong answer\"); System.exit(1);");

    assertThatThrownBy(() -> failing.into(run, HotPathEffort.QUICK, console))
        .isInstanceOf(HotPathException.class)
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("hot-paths.log");

    assertThat(HotPathFolder.of(run).exists()).isFalse();
    assertThat(run.path().resolve("logs/hot-paths.log")).content().contains("wrong answer");
  }

  @Test
  void aLongTimingThatWasBrokenOffCarriesOn() throws Exception {
    String breaksOff =
        "if (a.length < 3 || !a[2].equals(\"carry-on\")) System.exit(2); System.exit(1);";
    HotPathRun first = program(WRITES + breaksOff);
    assertThatThrownBy(() -> first.into(run, HotPathEffort.STANDARD, console))
        .hasMessageContaining("exit code 1");

    program(WRITES.replace("round-1-", "round-2-")).into(run, HotPathEffort.STANDARD, console);

    assertThat(HotPathFolder.of(run).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("round-1-standard.json", "round-2-standard.json");
  }

  @Test
  void aShortTimingBeginsAnew() throws Exception {
    HotPathRun first = program(WRITES + "System.exit(1);");
    assertThatThrownBy(() -> first.into(run, HotPathEffort.ALGORITHMS, console))
        .hasMessageContaining("exit code 1");

    program(WRITES.replace("round-1-", "round-2-")).into(run, HotPathEffort.ALGORITHMS, console);

    assertThat(HotPathFolder.of(run).files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("round-2-algorithms.json");
  }

  @Test
  void nothingIsTimedTwice() throws Exception {
    HotPathRun once = program(WRITES);
    once.into(run, HotPathEffort.QUICK, console);

    assertThatThrownBy(() -> once.into(run, HotPathEffort.QUICK, console))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("already finished");
  }

  @Test
  void withoutBenchmarksTheSentenceSaysHowToBuildThem() {
    HotPathRun none = new HotPathRun(folder);

    assertThatThrownBy(() -> none.into(run, HotPathEffort.QUICK, console))
        .isInstanceOf(HotPathException.class)
        .hasMessageContaining("mvn package");
  }

  @Test
  void anInterruptionEndsWhatWasStarted() throws Exception {
    HotPathRun endless = program("Thread.sleep(600_000);");
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    Thread timing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    endless.into(run, HotPathEffort.QUICK, console);
                  } catch (InterruptedException expected) {
                    // what this test wants
                  }
                });
    ProcessHandle child = startedSince(before);

    timing.interrupt();

    child.onExit().get(10, TimeUnit.SECONDS);
    timing.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(timing.isAlive()).isFalse();
    assertThat(HotPathFolder.of(run).exists()).isFalse();
  }

  @Test
  void aTimingThatTakesTooLongIsEndedAndLeavesTheRunAsItWas() throws Exception {
    HotPathRun endless = program("Thread.sleep(600_000);");
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    RunWatchdog.Bounds bounds = new RunWatchdog.Bounds(Duration.ofSeconds(1), Long.MAX_VALUE);

    try (RunWatchdog watchdog =
        RunWatchdog.start(
            RunWatchdog.Subject.hotPaths(run.path(), HotPathEffort.QUICK.carriesOn()),
            bounds,
            console)) {
      assertThatThrownBy(() -> watchdog.over(() -> endless.into(run, HotPathEffort.QUICK, console)))
          .hasMessage(
              "The timing of hot paths was not over after 1 s, so the timing of hot paths was"
                  + " ended; the run in %s is as it was before.",
              run.path());
    }
    assertThat(ProcessHandle.current().children().toList()).isEqualTo(before);
    assertThat(HotPathFolder.of(run).exists()).isFalse();
  }

  private static ProcessHandle startedSince(List<ProcessHandle> before)
      throws InterruptedException {
    for (int look = 0; look < 500; look++) {
      var started =
          ProcessHandle.current().children().filter(each -> !before.contains(each)).findFirst();
      if (started.isPresent()) {
        return started.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("nothing was started");
  }

  /** A distribution whose benchmarks do what this statement says. */
  private HotPathRun program(String statement) throws IOException {
    Path distribution = folder.resolve("distribution");
    Path benchmarks = Files.createDirectories(distribution.resolve("benchmarks"));
    Files.createDirectories(distribution.resolve("no-auth"));
    Path source =
        Files.writeString(
            folder.resolve("ChildHotPaths.java"),
            "package statelab.benchmarks; public class ChildHotPaths { public static void main(String[] a) throws Exception { %s } }"
                .formatted(statement));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", folder.toString(), source.toString())).isZero();
    try (OutputStream file = Files.newOutputStream(benchmarks.resolve("benchmarks.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      String name = "statelab/benchmarks/ChildHotPaths.class";
      jar.putNextEntry(new JarEntry(name));
      Files.copy(folder.resolve(name), jar);
    }
    return new HotPathRun(distribution);
  }
}

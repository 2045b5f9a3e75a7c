package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.results.archive.RunFolder;

/**
 * Runs that are broken at a random moment, looked at from outside: whatever broke them, they end
 * with a code of theirs and one sentence, no process and no temporary file is left, and what was
 * finished can be read. {@code -Dstatelab.long=true} breaks fifty, {@code -Dstatelab.seed=N}
 * others.
 */
@Tag("extended")
class HarnessBreakingIT {
  private static final int RUNS =
      Boolean.getBoolean("statelab.long") ? 50 : Breakage.values().length;

  private static final long SEED = Long.getLong("statelab.seed", 20_260_101L);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** From the run's folder to about the end of its first trial, where nothing else is at work. */
  private static final int LATEST_MS = 8_000;

  /** A script has no load, so its trials are the shortest. */
  private static final String SHORT =
      """
      name: short
      question: What does it leave behind?
      cluster: {nodes: 2}
      arms:
        - architecture: sticky-session
      script: {kind: cross-service, users: 2}
      trials: {quick: 3, standard: 3, full: 3}
      """;

  @TempDir Path folder;

  /** What is done to a run, and how it may end. */
  @SuppressWarnings("ImmutableEnumChecker") // its sets are made by Set.of
  enum Breakage {
    SIGKILL(Set.of()),
    SIGTERM(Set.of(ExitCode.INTERRUPTED)),
    CTRL_C_TWICE(Set.of(ExitCode.INTERRUPTED)),
    /** Its trial fails, or is invalid; a run goes on after an invalid one. */
    NODE_DIES(
        Set.of(
            ExitCode.DONE,
            ExitCode.NOTHING_VALID,
            ExitCode.NODE_DIED,
            ExitCode.NODE_NOT_READY,
            ExitCode.LOAD_FAILED)),
    RESULTS_DELETED(Set.of(ExitCode.RESULTS_UNUSABLE));

    private final Set<ExitCode> ends;

    Breakage(Set<ExitCode> ends) {
      this.ends = ends;
    }
  }

  /** One run to be broken. */
  record Case(Breakage breakage, int afterMs) {}

  /** Each kind as often as any other, each at a moment of its own. */
  static Stream<Case> cases() {
    Random random = new Random(SEED);
    Breakage[] kinds = Breakage.values();
    return IntStream.range(0, RUNS)
        .mapToObj(i -> new Case(kinds[i % kinds.length], random.nextInt(LATEST_MS)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whateverBreaksARunItLeavesNothingBehindButWhatWasFinished(Case broken) throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    CommandProcess run = start(temporary);
    Path latest = folder.resolve("runs").resolve("latest");
    await().atMost(LIMIT).until(() -> Files.exists(latest) || !run.process().isAlive());
    TimeUnit.MILLISECONDS.sleep(broken.afterMs());

    breakIt(broken.breakage(), run);

    int code = run.await();
    if (broken.breakage() != Breakage.SIGKILL) {
      endsWithOneSentence(broken.breakage(), run, code);
    }
    nothingIsLeft(temporary);
    if (broken.breakage() != Breakage.RESULTS_DELETED) {
      assertThat(RunFolder.open(latest).trials()).hasSizeLessThanOrEqualTo(3);
    }
  }

  private CommandProcess start(Path temporary) throws IOException {
    Path definition = Files.writeString(folder.resolve("short.yaml"), SHORT);
    return CommandProcess.start(
        Path.of(System.getProperty("statelab.distribution")),
        folder,
        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
        "run",
        "--only=" + definition,
        "--out=" + folder.resolve("runs"),
        "--seed=7");
  }

  private void breakIt(Breakage breakage, CommandProcess run) throws Exception {
    switch (breakage) {
      case SIGKILL -> run.process().destroyForcibly();
      case SIGTERM -> signal("TERM", run.process().pid());
      case CTRL_C_TWICE -> {
        signal("INT", run.process().pid());
        signal("INT", run.process().pid());
      }
      case NODE_DIES ->
          await()
              .atMost(LIMIT)
              .until(() -> node(run).map(ProcessHandle::destroyForcibly).findFirst().isPresent());
      case RESULTS_DELETED -> delete(folder.resolve("runs"));
    }
  }

  private static Stream<ProcessHandle> node(CommandProcess run) {
    return run.process()
        .descendants()
        .filter(process -> commandLine(process).contains("--node=node-"))
        .filter(ProcessHandle::isAlive);
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  /** What still writes there may make a new file meanwhile. */
  private static void delete(Path tree) {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                  Files.deleteIfExists(file);
                }
              } catch (IOException e) {
                return false;
              }
              return Files.notExists(tree);
            });
  }

  private static void endsWithOneSentence(Breakage breakage, CommandProcess run, int code)
      throws IOException {
    List<String> errors =
        run.errors().lines().filter(line -> !line.startsWith("Picked up JAVA_TOOL")).toList();
    assertThat(breakage.ends.stream().map(ExitCode::code))
        .as("%s: %s", breakage, errors)
        .contains(code);
    boolean whole = code == ExitCode.DONE.code() || code == ExitCode.NOTHING_VALID.code();
    assertThat(errors).hasSize(whole ? 0 : 1).allMatch(line -> line.startsWith("statelab: "));
    if (code == ExitCode.INTERRUPTED.code()) {
      assertThat(errors.getFirst())
          .startsWith("statelab: interrupted; ending all processes; finished trials are kept in ");
    }
  }

  private void nothingIsLeft(Path temporary) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(
                      ProcessHandle.allProcesses()
                          .filter(process -> process.pid() != ProcessHandle.current().pid())
                          .map(HarnessBreakingIT::commandLine)
                          .filter(line -> line.contains(folder.toString())))
                  .isEmpty();
              try (Stream<Path> files = Files.list(temporary)) {
                assertThat(files).isEmpty();
              }
            });
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}

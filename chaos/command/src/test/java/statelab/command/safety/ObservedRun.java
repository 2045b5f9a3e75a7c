package statelab.command.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import statelab.command.CommandProcess;
import statelab.command.console.ExitCode;
import statelab.results.archive.RunFolder;

/**
 * A run as a user starts it, looked at from outside: which processes it has, on which ports they
 * listen, how it ends, and what is left of it then.
 */
final class ObservedRun {
  /** Against what hangs; how long a run takes is no matter of these tests. */
  static final Duration LIMIT = Duration.ofMinutes(5);

  /** Enough for a run to be still at work some seconds after its first trial is finished. */
  static final int TRIALS = 5;

  /** A script has no load, so its trials are the shortest; each has a store as well. */
  static final String SCRIPTED =
      """
      name: short
      question: What does it leave behind?
      cluster: {nodes: 2}
      arms:
        - architecture: central-session
      script: {kind: cross-service, users: 2}
      trials: {quick: %d, standard: 1, full: 1}
      """
          .formatted(TRIALS);

  /** With a load generator, as most runs have one. */
  static final String LOADED =
      SCRIPTED.replace(
          "script: {kind: cross-service, users: 2}",
          """
          load: {journey: shopping, users: 10, interval: 500ms, request-timeout: 5s}
          timeline: {warm-up: 1s, calm: 3s}
          """
              .strip());

  private static final Path BUILT = Path.of(System.getProperty("statelab.distribution"));
  private static final Duration LOOK = Duration.ofMillis(20);

  private final CommandProcess command;
  private final Path folder;
  private final Path temporary;
  private final Set<Integer> ports = new TreeSet<>();

  private ObservedRun(CommandProcess command, Path folder, Path temporary) {
    this.command = command;
    this.folder = folder;
    this.temporary = temporary;
  }

  /**
   * Starts a run of this experiment into {@code runs} of a folder.
   *
   * @param folder the test's own, which the command lines of all its processes name
   */
  static ObservedRun start(Path folder, String experiment) throws IOException {
    Path definition = Files.writeString(folder.resolve("short.yaml"), experiment);
    Path temporary = Files.createTempDirectory(folder, "temporary-");
    return new ObservedRun(
        CommandProcess.start(
            BUILT,
            folder,
            Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
            "run",
            "--only=" + definition,
            "--out=" + folder.resolve("runs"),
            "--seed=7"),
        folder,
        temporary);
  }

  Process process() {
    return command.process();
  }

  /** Where the newest run of this folder is. */
  Path latest() {
    return folder.resolve("runs").resolve("latest");
  }

  /** Waits until its folder stands, or it has failed before. */
  void awaitFolder() {
    await().atMost(LIMIT).until(() -> Files.exists(latest()) || !process().isAlive());
  }

  /** Waits until a trial of its is finished, or it has failed before. */
  void awaitFinishedTrial() {
    awaitFolder();
    await()
        .atMost(LIMIT)
        .until(() -> (Files.exists(latest()) && finishedTrials() > 0) || !process().isAlive());
  }

  /**
   * A process of its that runs and has these words in its command line, once there is one.
   *
   * @throws AssertionError if the run ends before
   */
  ProcessHandle awaitProcess(String words) {
    return await()
        .atMost(LIMIT)
        .pollInterval(LOOK)
        .until(() -> processWith(words), found -> found.isPresent() || !process().isAlive())
        .orElseThrow(() -> new AssertionError("the run ended before it had " + words));
  }

  private Optional<ProcessHandle> processWith(String words) {
    return process()
        .descendants()
        .filter(each -> Leftovers.commandLine(each).contains(words))
        .filter(ProcessHandle::isAlive)
        .findFirst();
  }

  /** Takes down on which ports its processes listen now; how many. */
  int notePorts() {
    Stream<ProcessHandle> own = Stream.of(process().toHandle());
    ports.addAll(ListeningPorts.of(Stream.concat(own, process().descendants())));
    return ports.size();
  }

  /** Sends a signal by its name, such as {@code TERM}. */
  static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end; its exit code. */
  int awaitEnd() throws InterruptedException {
    return command.await();
  }

  /** What it wrote to its standard error, but for what a JVM says of its own options. */
  List<String> errors() throws IOException {
    return command
        .errors()
        .lines()
        .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
        .toList();
  }

  /** It ended with one of these codes and, unless it has measured everything, one sentence. */
  void endedWithOneSentence(int code, Set<ExitCode> codes) throws IOException {
    assertThat(codes.stream().map(ExitCode::code)).as("%s", errors()).contains(code);
    boolean whole = code == ExitCode.DONE.code() || code == ExitCode.NOTHING_VALID.code();
    assertThat(errors()).hasSize(whole ? 0 : 1).allMatch(line -> line.startsWith("statelab: "));
  }

  /** Every finished trial can be read; how many there are. */
  int finishedTrials() {
    int finished = RunFolder.open(latest()).trials().size();
    assertThat(finished).isLessThanOrEqualTo(TRIALS);
    return finished;
  }

  /** {@code report} makes its report of what is finished. */
  void canBeReported() throws IOException, InterruptedException {
    CommandProcess report =
        CommandProcess.start(BUILT, folder, "report", latest().toRealPath().toString());
    assertThat(report.await())
        .as(report.errors())
        .isIn(ExitCode.DONE.code(), ExitCode.NOTHING_VALID.code());
    assertThat(latest().resolve("report.html")).isNotEmptyFile();
  }

  /** Neither a process that names the folder, nor a port of its, nor a temporary file. */
  void leavesNothing() {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(processesOf(folder)).isEmpty();
              assertThat(ListeningPorts.all()).noneMatch(ports::contains);
              try (Stream<Path> files = Files.list(temporary)) {
                assertThat(files).isEmpty();
              }
            });
  }

  private static List<String> processesOf(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(Leftovers::commandLine)
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }
}

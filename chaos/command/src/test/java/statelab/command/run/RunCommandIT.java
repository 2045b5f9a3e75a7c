package statelab.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.command.CommandProcess;
import statelab.command.console.ExitCode;
import statelab.command.safety.Leftovers;
import statelab.results.archive.RunFolder;
import statelab.results.archive.StoredTrial;
import statelab.results.run.Observation;

@Tag("measures")
class RunCommandIT {
  private static final Path BUILT = Path.of(System.getProperty("statelab.distribution"));

  private static final String SHORT =
      """
      name: kill-node
      question: What do users lose when one of three nodes dies?
      cluster:
        nodes: 3
      arms:
        - architecture: stateless-jwt
        - architecture: sticky-session
        - architecture: replicated-session
      load:
        journey: shopping
        users: 60
        interval: 300ms
        request-timeout: 5s
      timeline:
        warm-up: 3s
        calm: 2s
        observe: 2s
        recover: 1s
      fault:
        kind: kill
        target: any-node
      trials:
        quick: 1
        standard: 1
        full: 1
      """;

  @TempDir Path folder;

  @Tag("extended")
  @Test
  void aShortRunMeasuresThatOnlyTheStickyArmLosesAboutAThirdOfItsSessions() throws Exception {
    CommandProcess command = run("--seed=7");

    // A busy machine may make trials invalid; what they measured is on disk all the same.
    assertThat(command.await())
        .as(command.errors())
        .isIn(ExitCode.DONE.code(), ExitCode.NOTHING_VALID.code());
    assertThat(command.output()).contains("trial  3 of 3");
    RunFolder run = RunFolder.open(folder.resolve("runs").resolve("latest"));
    assertThat(run.trials()).hasSize(3);
    assertThat(lostShare(run, "stateless-jwt")).isZero();
    assertThat(lostShare(run, "replicated-session")).isZero();
    assertThat(lostShare(run, "sticky-session")).isBetween(0.2, 0.5);
    assertThat(run.verdicts()).isPresent();
    assertThat(run.path().resolve("report.html")).content().contains("sticky-session");
    assertThat(command.output()).contains("Report: " + run.path().resolve("report.html"));
    nothingIsLeft();
  }

  /** A script has no load, so its trials are the shortest. */
  private static final String SCRIPTED =
      SHORT.replaceAll("(?s)load:.*trials:", "script: {kind: cross-service, users: 2}\ntrials:");

  @Tag("extended")
  @Test
  void aRunThatIsKilledKeepsItsFinishedTrialsAndIsResumedWithTheSamePlan() throws Exception {
    Path definition = Files.writeString(folder.resolve("scripted.yaml"), SCRIPTED);
    Path runs = folder.resolve("runs");
    CommandProcess command =
        CommandProcess.start(
            BUILT, folder, "run", "--experiment=" + definition, "--out=" + runs, "--seed=7");
    Path latest = runs.resolve("latest");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.exists(latest) && !RunFolder.open(latest).trials().isEmpty());
    command.process().destroyForcibly().waitFor();
    List<StoredTrial> kept = RunFolder.open(latest).trials();

    CommandProcess resumed = CommandProcess.start(BUILT, folder, "run", "--resume=" + latest);

    assertThat(resumed.await()).as(resumed.errors()).isEqualTo(ExitCode.DONE.code());
    List<StoredTrial> trials = RunFolder.open(latest).trials();
    assertThat(trials).startsWith(kept.toArray(StoredTrial[]::new)).hasSize(3);
    assertThat(trials).extracting(trial -> trial.record().trial()).containsExactly(1, 2, 3);
    assertThat(trials).extracting(trial -> trial.record().seed()).containsOnly(seed(kept));
    assertThat(resumed.output()).contains(kept.size() + " of them are on disk already");
    assertThat(latest.resolve("logs/statelab.log"))
        .content()
        .contains("trial  1 of 3", kept.size() + " of them are on disk already", "Report: ");
    nothingIsLeft();
    aChangedDefinitionIsNotResumed(definition, latest);
  }

  private static long seed(List<StoredTrial> trials) {
    return trials.getFirst().record().seed();
  }

  private void aChangedDefinitionIsNotResumed(Path definition, Path run) throws Exception {
    Files.writeString(definition, SCRIPTED.replace("users: 2", "users: 3"));

    CommandProcess command = CommandProcess.start(BUILT, folder, "run", "--resume=" + run);

    assertThat(command.await()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(command.errors().lines().toList()).hasSize(1);
    assertThat(command.errors()).contains("cannot be resumed").contains("scripted.yaml was ");
  }

  /** On a terminal of its own, which shows the bar of the experiment that is then ended. */
  @Tag("extended")
  @Test
  void aRunOnATerminalThatTakesTooLongShowsItsBarAndIsEndedByTheWatchdog() throws Exception {
    CommandProcess command =
        CommandProcess.startOnATerminal(BUILT, folder, arguments("--seed=7", "--max-time=20s"));

    assertThat(command.await()).isEqualTo(ExitCode.TIME_LIMIT.code());
    assertThat(command.output())
        .contains("statelab: The run was not over after 20 s, so the run was ended")
        .containsPattern("kill-node +0% \\[");
    nothingIsLeft();
  }

  @Test
  void aNodeThatDiesAtItsStartIsReportedInOneSentence() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    for (String program : List.of("gateway", "load-tests", "stateless-jwt", "replicated-session")) {
      Files.createSymbolicLink(broken.resolve(program), BUILT.resolve(program));
    }
    Files.createDirectories(broken.resolve("sticky-session"));
    Files.copy(jarWithoutTheNode(), broken.resolve("sticky-session").resolve("wrong.jar"));

    CommandProcess command = run(broken, "--architectures=sticky-session");

    assertThat(command.await()).isEqualTo(ExitCode.NODE_DIED.code());
    assertThat(command.errors().lines().toList()).hasSize(1);
    assertThat(command.errors())
        .contains("(sticky-session) ended with exit code 1 before it was ready")
        .contains("ClassNotFoundException: statelab.targets.sticky.Main");
    nothingIsLeft();
  }

  @Test
  void aResultsFolderThatCannotBeWrittenIsReportedInOneSentence() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    CommandProcess command =
        CommandProcess.start(BUILT, folder, "run", "--out=" + file.resolve("runs"));

    assertThat(command.await()).isEqualTo(ExitCode.RESULTS_UNUSABLE.code());
    assertThat(command.errors().lines().toList()).hasSize(1);
    assertThat(command.errors()).contains("cannot write " + file);
    nothingIsLeft();
  }

  @Test
  void aDistributionThatIsMissingIsReportedInOneSentence() throws Exception {
    CommandProcess command = run(folder.resolve("nowhere"));

    assertThat(command.await()).isEqualTo(ExitCode.CANNOT_START.code());
    assertThat(command.errors().lines().toList()).hasSize(1);
    assertThat(command.errors()).contains("which is no folder; build them with 'mvn package'");
  }

  @Test
  void aPortThatIsTakenIsReportedInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandProcess command =
          CommandProcess.start(BUILT, folder, "toxiproxy", "--port=" + taken.getLocalPort());

      assertThat(command.await()).isEqualTo(ExitCode.PORT_IN_USE.code());
      assertThat(command.errors().lines())
          .containsExactly("statelab: Port " + taken.getLocalPort() + " is in use.");
    }
  }

  @Test
  void aJarIsEnoughToRunIt() throws Exception {
    Path jar;
    try (Stream<Path> jars = Files.list(BUILT.resolve("command"))) {
      jar =
          jars.filter(each -> each.getFileName().toString().startsWith("command-"))
              .findFirst()
              .orElseThrow();
    }

    CommandProcess command = CommandProcess.startJar(jar, folder, "list", "experiments");

    assertThat(command.await()).as(command.errors()).isZero();
    assertThat(command.output()).contains("kill-node");
    assertThat(command.errors()).isEmpty();
  }

  private CommandProcess run(String... more) throws IOException {
    return run(BUILT, more);
  }

  private CommandProcess run(Path distribution, String... more) throws IOException {
    return CommandProcess.start(distribution, folder, arguments(more));
  }

  private String[] arguments(String... more) throws IOException {
    Path definition = Files.writeString(folder.resolve("short.yaml"), SHORT);
    return Stream.concat(
            Stream.of("run", "--experiment=" + definition, "--out=" + folder.resolve("runs")),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static double lostShare(RunFolder run, String architecture) {
    return run.observations().orElseThrow().stream()
        .filter(observation -> observation.architecture().equals(architecture))
        .filter(observation -> observation.metric().equals("sessions_lost_share"))
        .mapToDouble(Observation::value)
        .findFirst()
        .orElseThrow();
  }

  private static Path jarWithoutTheNode() throws IOException {
    try (Stream<Path> jars = Files.list(BUILT.resolve("command"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("picocli"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** No process of this test's runs is left, told by the folder in its command line. */
  private void nothingIsLeft() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .noneMatch(
                        process -> Leftovers.commandLine(process).contains(folder.toString())));
  }
}

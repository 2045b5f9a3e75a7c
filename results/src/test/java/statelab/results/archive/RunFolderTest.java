package statelab.results.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Evidence;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Level;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.Phase;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;
import statelab.results.run.Verdict;
import statelab.results.run.VitalsSample;

class RunFolderTest {
  private static final Instant START = Instant.parse("2026-11-24T06:49:12.5Z");

  @TempDir Path runs;

  @Test
  void aRunIsReadBackAsItWasWritten() {
    RunFolder run = RunFolder.create(runs, START);
    run.writeManifest(manifest(), "claims: []\n");
    run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    run.writeTrial(trial(1));
    run.writeObservations(List.of(observation()));
    run.writeVerdicts(List.of(verdict()));

    RunFolder read = RunFolder.open(run.path());

    assertThat(read.manifest()).isEqualTo(manifest());
    assertThat(read.claimsYaml()).isEqualTo("claims: []\n");
    assertThat(read.trials()).extracting(StoredTrial::record).containsExactly(trial(1));
    assertThat(read.observations()).contains(List.of(observation()));
    assertThat(read.verdicts()).contains(List.of(verdict()));
  }

  @Test
  void theFolderIsNamedAfterTheStartInUtcAndNeverTakenTwice() {
    assertThat(RunFolder.create(runs, START).path()).hasFileName("2026-11-24T06-49-12Z");
    assertThat(RunFolder.create(runs, START).path()).hasFileName("2026-11-24T06-49-12Z-2");
    assertThat(RunFolder.create(runs, START).path()).hasFileName("2026-11-24T06-49-12Z-3");
  }

  @Test
  void latestPointsAtTheNewestRunThatHasAManifest() {
    RunFolder first = started();
    assertThat(RunFolder.open(runs.resolve("latest")).path()).isEqualTo(real(first.path()));
    RunFolder second = started();
    RunFolder.create(runs, START);
    assertThat(RunFolder.open(runs.resolve("latest")).path()).isEqualTo(real(second.path()));
  }

  @Test
  void aRunThatBeginsAfterTheClockWasSetBackIsTheLatestAndHidesNone() {
    RunFolder before = started();
    RunFolder after = RunFolder.create(runs, START.minusSeconds(3600));
    after.writeManifest(manifest(), "claims: []\n");
    assertThat(RunFolder.open(runs.resolve("latest")).path()).isEqualTo(real(after.path()));

    RunFolder again = started();

    assertThat(List.of(before.path(), after.path(), again.path())).doesNotHaveDuplicates();
    assertThat(RunFolder.open(runs.resolve("latest")).path()).isEqualTo(real(again.path()));
    assertThat(RunFolder.open(before.path()).manifest()).isEqualTo(manifest());
  }

  @Test
  void runsThatBeginAtTheSameMomentAreKeptApartAndLatestIsOneOfThem() throws Exception {
    int many = 16;
    List<Path> started = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      List<Callable<Path>> runsAtOnce = Collections.nCopies(many, () -> real(started().path()));
      for (Future<Path> run : threads.invokeAll(runsAtOnce)) {
        started.add(run.get());
      }
    }

    assertThat(started).doesNotHaveDuplicates();
    assertThat(started).contains(RunFolder.open(runs.resolve("latest")).path());
    try (Stream<Path> files = Files.list(runs)) {
      assertThat(files).hasSize(many + 1);
    }
  }

  @Test
  void aTrialThatWasBrokenOffIsNoTrialButIsNamed() throws IOException {
    RunFolder run = started();
    run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    run.writeTrial(trial(1));
    Path second = run.trialFolder(2, "kill-node", "sticky-session", Level.NONE);
    Files.writeString(second.resolve("requests.jfr"), "half");

    RunFolder read = RunFolder.open(run.path());

    assertThat(read.trials()).extracting(stored -> stored.record().trial()).containsExactly(1);
    assertThat(read.unfinishedTrials()).containsExactly("0002-kill-node-sticky-session");
    assertThat(read.observations()).isEmpty();
    assertThat(read.verdicts()).isEmpty();
  }

  @Test
  void aSecondAttemptAtAnUnfinishedTrialBeginsWithAnEmptyFolder() throws IOException {
    RunFolder run = started();
    Path folder = run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    Files.writeString(folder.resolve("requests.jfr"), "half");
    run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    assertThat(folder).isDirectoryNotContaining("glob:**.jfr");
  }

  @Test
  void aFinishedTrialIsNeverMeasuredAgain() {
    RunFolder run = started();
    run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    run.writeTrial(trial(1));
    assertThatThrownBy(() -> run.trialFolder(1, "kill-node", "sticky-session", Level.NONE))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("trial 1 is already finished");
  }

  @Test
  void requestFilesOfSeveralInjectorsAreFoundAndNothingElse() throws IOException {
    RunFolder run = started();
    Path folder = run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    for (String name : List.of("requests.jfr", "requests-2.jfr", "other.jfr", "requests.jfr.tmp")) {
      Files.createFile(folder.resolve(name));
    }
    run.writeTrial(trial(1));
    assertThat(run.trials().getFirst().requestFiles())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("requests-2.jfr", "requests.jfr");
  }

  @Test
  void namesThatWouldLeaveTheRunsFolderAreRefused() {
    RunFolder run = started();
    assertThatThrownBy(() -> run.trialFolder(1, "../../etc", "sticky-session", Level.NONE))
        .hasMessageContaining("experiment '../../etc' cannot name a folder");
  }

  @Test
  void writingLeavesNoUnfinishedFileBehind() throws IOException {
    RunFolder run = started();
    run.writeObservations(List.of(observation()));
    run.writeObservations(List.of());
    try (Stream<Path> files = Files.walk(runs)) {
      assertThat(files.filter(file -> file.toString().contains("unfinished"))).isEmpty();
    }
    assertThat(run.observations()).contains(List.of());
  }

  @Test
  void theJsonHasSnakeCaseNamesAndASchemaVersionAtItsRoot() throws IOException {
    RunFolder run = started();
    run.writeVerdicts(List.of(verdict()));
    assertThat(Files.readString(run.path().resolve("verdicts.json")))
        .isEqualTo(
            """
            {
              "schema_version" : 2,
              "verdicts" : [ {
                "claim" : "sticky-loses-sessions",
                "statement" : "Sticky sessions die with their node.",
                "verdict" : "supported",
                "metric" : "sessions_lost_share",
                "estimate" : 0.33,
                "interval_low" : 0.2,
                "interval_high" : 0.45,
                "confidence" : 0.95,
                "n" : 6,
                "excluded" : 0,
                "minimum_detectable_effect" : null,
                "reason" : "all six injections lost sessions"
              } ]
            }
            """);
  }

  @Test
  void aNewerSchemaIsRefusedWithWhatToDo() throws IOException {
    RunFolder run = started();
    replace(
        run.path().resolve("manifest.json"), "\"schema_version\" : 2", "\"schema_version\" : 7");
    assertThatThrownBy(run::manifest)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("manifest.json has schema_version 7")
        .hasMessageContaining("use a newer Statelab");
  }

  @Test
  void anOlderSchemaIsRefusedWithWhatToDo() throws IOException {
    RunFolder run = started();
    replace(
        run.path().resolve("manifest.json"), "\"schema_version\" : 2", "\"schema_version\" : 0");
    assertThatThrownBy(run::manifest).hasMessageContaining("use the Statelab that wrote it");
  }

  @Test
  void aRunFromBeforeThereWereLevelsIsReadAsMeasuredAtTheOnlyOne() throws IOException {
    RunFolder run = started();
    Path folder = run.trialFolder(1, "kill-node", "sticky-session", Level.NONE);
    run.writeTrial(trial(1));
    run.writeObservations(List.of(observation()));
    for (Path file :
        List.of(folder.resolve("trial.json"), run.path().resolve("observations.json"))) {
      String text = Files.readString(file);
      String older =
          text.replace("\"schema_version\" : 2", "\"schema_version\" : 1")
              .replaceAll("\"level\" : \\{[^}]*},", "");
      assertThat(older).isNotEqualTo(text).doesNotContain("level");
      Files.writeString(file, older);
    }

    assertThat(run.trials()).extracting(StoredTrial::record).containsExactly(trial(1));
    assertThat(run.observations()).contains(List.of(observation()));
  }

  @Test
  void theFolderOfATrialHoldsItsLevel() {
    assertThat(
            started().trialFolder(3, "scaling", "sticky-session", new Level("8", false)).toString())
        .endsWith("0003-scaling-sticky-session-8");
  }

  @Test
  void jsonWithoutASchemaVersionIsNoFileOfARun() throws IOException {
    RunFolder run = started();
    Files.writeString(run.path().resolve("manifest.json"), "{\"name\": 1}");
    assertThatThrownBy(run::manifest).hasMessageContaining("has no schema_version");
  }

  @Test
  void anUnknownPropertyIsAnErrorWithFileLineAndField() throws IOException {
    RunFolder run = started();
    replace(run.path().resolve("manifest.json"), "\"seed\" : 42", "\"sede\" : 1, \"seed\" : 42");
    assertThatThrownBy(run::manifest)
        .isInstanceOf(ArchiveException.class)
        .hasMessageMatching(
            ".*manifest.json, line \\d+, manifest.sede: unknown property; .*seed.*");
  }

  @Test
  void aNullWhereTheRecordAllowsNoneIsAnError() throws IOException {
    RunFolder run = started();
    replace(run.path().resolve("manifest.json"), "\"profile\" : \"quick\"", "\"profile\" : null");
    assertThatThrownBy(run::manifest)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("profile");
  }

  @Test
  void aMissingPropertyIsAnError() throws IOException {
    RunFolder run = started();
    replace(run.path().resolve("manifest.json"), "\"profile\" : \"quick\",", "");
    assertThatThrownBy(run::manifest)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("profile");
  }

  @Test
  void aFolderWithoutManifestIsNoRun() {
    assertThatThrownBy(() -> RunFolder.open(runs))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("is not the folder of a run: it holds no manifest.json");
  }

  @Test
  void aFileInPlaceOfTheRunsFolderIsNamed() throws IOException {
    Path file = Files.createFile(runs.resolve("taken"));
    assertThatThrownBy(() -> RunFolder.create(file, START))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("taken is in the way");
  }

  @Test
  void fullAndReadOnlyDisksAreToldInWords() {
    assertThat(ArchiveException.reason(new IOException("No space left on device")))
        .isEqualTo("the disk is full; free some space or choose another folder");
    assertThat(ArchiveException.reason(new FileSystemException("f", null, "Read-only file system")))
        .isEqualTo("the file system is read-only; choose another folder");
  }

  private RunFolder started() {
    RunFolder run = RunFolder.create(runs, START);
    run.writeManifest(manifest(), "claims: []\n");
    return run;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static Manifest manifest() {
    return new Manifest(
        "0.1.0",
        START,
        "process",
        "quick",
        42,
        "unknown",
        "0".repeat(64),
        "mvn -Pbenchmark verify",
        Map.of("os", "Linux", "cores", "2"),
        Map.of("tomcat", "11.0.21"),
        List.of("-Xmx256m"),
        List.of("kill-node"),
        List.of("sticky-session"),
        Map.of());
  }

  private static TrialRecord trial(int number) {
    return new TrialRecord(
        "kill-node",
        "sticky-session",
        Level.NONE,
        Map.of("nodes", "3"),
        1,
        1,
        number,
        7,
        "process",
        List.of(new PhaseSpan(Phase.WARM_UP, 0, 10), new PhaseSpan(Phase.CALM, 10, 20)),
        List.of(
            new FaultRecord(
                "kill",
                "node-2",
                20,
                21L,
                null,
                null,
                List.of(new Evidence("exit code of node-2", 21, "137", "137", true)),
                List.of())),
        new GeneratorReport(100, 5, 9, 0.1, 3, 0, 0, 0, 0, List.of()),
        List.of(new VitalsSample("node-1", "calm-start", 10, Map.of("cpu_ns", 1.5))),
        List.of());
  }

  private static Observation observation() {
    return new Observation(
        "kill-node",
        "sticky-session",
        Level.NONE,
        1,
        1,
        1,
        "sessions_lost_share",
        "share",
        0.33,
        false,
        "the generator was late");
  }

  private static ClaimVerdict verdict() {
    return new ClaimVerdict(
        "sticky-loses-sessions",
        "Sticky sessions die with their node.",
        Verdict.SUPPORTED,
        "sessions_lost_share",
        0.33,
        0.2,
        0.45,
        0.95,
        6,
        0,
        null,
        "all six injections lost sessions");
  }
}

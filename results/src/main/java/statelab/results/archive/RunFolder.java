package statelab.results.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Level;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * One run on disk, written in stages: the manifest, then each trial, then what was made of them. A
 * run that was broken off keeps every finished trial and can be read like a whole one. Every method
 * throws {@link ArchiveException} when the disk does not play along. Not for concurrent writers:
 * see {@link RunHold}.
 */
public final class RunFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String CLAIMS = "claims.yaml";
  static final String TRIALS = "trials";
  static final String TRIAL = "trial.json";
  private static final String OBSERVATIONS = "observations.json";
  private static final String VERDICTS = "verdicts.json";
  private static final String REPORT = "report.html";
  private static final String LATEST = "latest";

  /** No colons, which Windows does not allow in names. */
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern SAFE_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes a new empty folder for a run, named after its start in UTC; a number is added when
   * another run began in the same second.
   *
   * @param runs the folder that holds all runs; made when missing
   */
  public static RunFolder create(Path runs, Instant startedAt) {
    String name = NAME.format(startedAt);
    Path folder = runs.resolve(name);
    try {
      Files.createDirectories(runs);
      for (int i = 2; !createdHere(folder); i++) {
        folder = runs.resolve(name + "-" + i);
      }
      Files.createDirectory(folder.resolve(TRIALS));
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(folder, e);
    }
    return new RunFolder(folder);
  }

  private static boolean createdHere(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Opens a run that was recorded before, whole or partial.
   *
   * @param path its folder, or a link to it such as {@code latest}
   */
  public static RunFolder open(Path path) {
    if (!Files.isRegularFile(path.resolve(MANIFEST))) {
      throw new ArchiveException(
          "%s is not the folder of a run: it holds no %s".formatted(path, MANIFEST));
    }
    try {
      return new RunFolder(path.toRealPath());
    } catch (IOException e) {
      throw ArchiveException.cannotRead(path, e);
    }
  }

  /** Names of the files that stand beside the trials of a run that was judged, but the report. */
  static List<String> beside() {
    return List.of(MANIFEST, CLAIMS, OBSERVATIONS, VERDICTS);
  }

  /** The run's folder. */
  public Path path() {
    return path;
  }

  /**
   * First stage: what was known before the first trial, and the ledger of claims as it then was.
   * From here on {@code latest} points at this run.
   */
  public void writeManifest(Manifest manifest, String claimsYaml) {
    VersionedFile.writeText(path.resolve(CLAIMS), claimsYaml);
    VersionedFile.write(
        path.resolve(MANIFEST), new ManifestFile(VersionedFile.SCHEMA_VERSION, manifest));
    linkLatest();
  }

  /**
   * Makes the folder of a trial that is about to run. What an unfinished earlier attempt of the
   * same trial left there is deleted, so that requests of two attempts never mix.
   *
   * @return where the requests belong ({@code requests.jfr}, {@code requests-2.jfr} …); {@code
   *     logs} exists in it
   * @throws ArchiveException also when that trial is already finished
   */
  public Path trialFolder(int trial, String experiment, String architecture, Level level) {
    Path folder = folderOf(trial, experiment, architecture, level);
    if (Files.exists(folder.resolve(TRIAL))) {
      throw new ArchiveException(
          "trial %d is already finished in %s; a finished trial is never measured again"
              .formatted(trial, folder));
    }
    try {
      deleteTree(folder);
      Files.createDirectories(folder.resolve("logs"));
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(folder, e);
    }
    return folder;
  }

  /** Second stage: finishes a trial, after its requests are on disk. Only now is it one. */
  public void writeTrial(TrialRecord trial) {
    Path folder = folderOf(trial.trial(), trial.experiment(), trial.architecture(), trial.level());
    if (!Files.isDirectory(folder)) {
      throw new ArchiveException("trial %d has no folder %s".formatted(trial.trial(), folder));
    }
    VersionedFile.write(folder.resolve(TRIAL), new TrialFile(VersionedFile.SCHEMA_VERSION, trial));
  }

  /** Third stage: what the trials yielded. Replaces earlier ones. */
  public void writeObservations(List<Observation> observations) {
    VersionedFile.write(
        path.resolve(OBSERVATIONS),
        new ObservationsFile(VersionedFile.SCHEMA_VERSION, observations));
  }

  /** Third stage: what the observations say about the claims. Replaces earlier ones. */
  public void writeVerdicts(List<ClaimVerdict> verdicts) {
    VersionedFile.write(
        path.resolve(VERDICTS), new VerdictsFile(VersionedFile.SCHEMA_VERSION, verdicts));
  }

  /** Third stage: the page that people read. Replaces an earlier one. */
  public Path writeReport(String html) {
    Path report = path.resolve(REPORT);
    VersionedFile.writeText(report, html);
    return report;
  }

  /** What was known before the first trial. */
  public Manifest manifest() {
    return VersionedFile.read(path.resolve(MANIFEST), ManifestFile.class)
        .orElseThrow(() -> new ArchiveException(path + " holds no " + MANIFEST))
        .manifest();
  }

  /** The ledger of claims as it was before the first trial. */
  public String claimsYaml() {
    return VersionedFile.readText(path.resolve(CLAIMS))
        .orElseThrow(() -> new ArchiveException(path + " holds no " + CLAIMS));
  }

  /** The finished trials in the order of the run. */
  public List<StoredTrial> trials() {
    List<StoredTrial> trials = new ArrayList<>();
    for (Path folder : trialFolders()) {
      VersionedFile.read(folder.resolve(TRIAL), TrialFile.class)
          .ifPresent(file -> trials.add(new StoredTrial(folder, file.trial())));
    }
    trials.sort(Comparator.comparingInt(stored -> stored.record().trial()));
    return List.copyOf(trials);
  }

  /** Names of the folders of trials that began and never finished. */
  public List<String> unfinishedTrials() {
    return trialFolders().stream()
        .filter(folder -> !Files.exists(folder.resolve(TRIAL)))
        .map(folder -> folder.getFileName().toString())
        .toList();
  }

  /** What the trials yielded, or nothing when the run has not come that far. */
  public Optional<List<Observation>> observations() {
    return VersionedFile.read(path.resolve(OBSERVATIONS), ObservationsFile.class)
        .map(ObservationsFile::observations);
  }

  /** The judgements, or nothing when the run has not come that far. */
  public Optional<List<ClaimVerdict>> verdicts() {
    return VersionedFile.read(path.resolve(VERDICTS), VerdictsFile.class)
        .map(VerdictsFile::verdicts);
  }

  private List<Path> trialFolders() {
    Path trials = path.resolve(TRIALS);
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(trials)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw ArchiveException.cannotRead(trials, e);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The numbers have leading zeros so that a listing shows the order of the run. */
  private Path folderOf(int trial, String experiment, String architecture, Level level) {
    String name =
        "%04d-%s-%s"
            .formatted(trial, safe("experiment", experiment), safe("architecture", architecture));
    return path.resolve(TRIALS)
        .resolve(level.named() ? name + "-" + safe("level", level.name()) : name);
  }

  private static String safe(String field, String name) {
    if (!SAFE_NAME.matcher(name).matches()) {
      throw new ArchiveException(
          "%s '%s' cannot name a folder: it must match %s".formatted(field, name, SAFE_NAME));
    }
    return name;
  }

  private void linkLatest() {
    Path link = path.resolveSibling(LATEST);
    // Runs that begin at the same moment must not share it.
    Path unfinished =
        path.resolveSibling(".%s-%s.unfinished".formatted(LATEST, path.getFileName()));
    try {
      Files.deleteIfExists(unfinished);
      Files.createSymbolicLink(unfinished, path.getFileName());
      Files.move(unfinished, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (UnsupportedOperationException e) {
      // A file system without links has no `latest`; the run itself is complete without it.
      return;
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(link, e);
    }
  }

  private record ManifestFile(int schemaVersion, Manifest manifest) {}

  private record TrialFile(int schemaVersion, TrialRecord trial) {}

  private record ObservationsFile(int schemaVersion, List<Observation> observations) {}

  private record VerdictsFile(int schemaVersion, List<ClaimVerdict> verdicts) {}
}

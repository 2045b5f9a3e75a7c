package statelab.command.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import statelab.command.console.BadInputException;
import statelab.results.archive.RunHold;

/**
 * What runs that were ended by force may have left behind, and runs that are old. Only what carries
 * Statelab's own mark, belongs to this user and is used by no process counts.
 *
 * @param temporary where labs make their folders for temporary files
 * @param runs the folder that holds all runs
 */
public record Leftovers(Path temporary, Path runs) {
  /** A lab that has just made its folder may not have started the process that names it. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private static final Pattern FOLDER = Pattern.compile("statelab-(gate-|redis)?\\d+");
  private static final Pattern RUN =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ(-\\d+)?");
  private static final Pattern MAIN_CLASS =
      Pattern.compile(".*\\bstatelab\\.(targets|load\\.injector)\\.\\w+.*");

  /** Where a lab's processes make their temporary files: the lab's own folder, or one inside it. */
  private static final Pattern LAB_FOLDER =
      Pattern.compile("-Djava\\.io\\.tmpdir=(\\S*?/statelab-\\d+)(?:/\\S*)?(?: |$)");

  private static final Pattern GUARDIAN = Pattern.compile(" guardian \\S+$");

  /** Folders for temporary files that no process uses any more. */
  List<Path> folders() {
    List<String> commandLines =
        ProcessHandle.allProcesses().map(Leftovers::commandLine).distinct().toList();
    Instant settled = Instant.now().minus(SETTLED);
    return children(temporary, FOLDER)
        .filter(Leftovers::mine)
        .filter(folder -> lastChange(folder).isBefore(settled))
        .filter(folder -> commandLines.stream().noneMatch(each -> each.contains(folder.toString())))
        .toList();
  }

  /** Processes of a lab whose parent is gone, which ought to have ended with it. */
  List<ProcessHandle> processes() {
    List<String> guardians =
        ProcessHandle.allProcesses()
            .map(Leftovers::commandLine)
            .filter(line -> GUARDIAN.matcher(line).find())
            .toList();
    return ProcessHandle.allProcesses()
        .filter(process -> MAIN_CLASS.matcher(commandLine(process)).matches())
        .filter(process -> orphaned(process, guardians))
        .filter(process -> process.info().user().equals(ProcessHandle.current().info().user()))
        .toList();
  }

  /**
   * All runs but the newest ones; neither the run that {@code latest} names nor one that is being
   * measured is ever among them.
   */
  List<Path> runsBut(int kept) {
    List<Path> newestFirst =
        children(runs, RUN)
            .filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
            .sorted(Comparator.comparing(Path::getFileName).reversed())
            .toList();
    return newestFirst.stream()
        .skip(kept)
        .filter(Predicate.not(this::latest))
        .filter(Predicate.not(RunHold::holds))
        .toList();
  }

  private boolean latest(Path run) {
    try {
      return Files.isSameFile(run, runs.resolve("latest"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes a folder with all that it holds; links in it are removed and not followed. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Bytes of all files in a folder. */
  static long bytes(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static Stream<Path> children(Path folder, Pattern name) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new BadInputException("Cannot list %s: %s.".formatted(folder, e.getMessage()));
    }
  }

  private static boolean mine(Path folder) {
    try {
      return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static Instant lastChange(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      return Instant.MAX;
    }
  }

  /**
   * Whoever adopts an orphan, the first process or another that has asked for it, is no Java; and a
   * lab's guardian ends with the lab, so that it tells an orphan from what somebody starts by hand.
   */
  private static boolean orphaned(ProcessHandle process, List<String> guardians) {
    ProcessHandle parent = process.parent().orElse(null);
    if (parent == null || parent.pid() == 1) {
      return true;
    }
    Matcher lab = LAB_FOLDER.matcher(commandLine(process));
    return lab.find()
        && parent.info().command().map(command -> !command.endsWith("/java")).orElse(false)
        && guardians.stream().noneMatch(line -> line.endsWith(" guardian " + lab.group(1)));
  }

  /**
   * Program and arguments, whole: of a long one, as that of a load generator with all its jars,
   * Java itself tells no more than a page of memory holds.
   */
  public static String commandLine(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}

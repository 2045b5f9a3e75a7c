package statelab.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What runs that were ended by force may have left behind, and runs that are old. Only what carries
 * Statelab's own mark, belongs to this user and is used by no process counts.
 *
 * @param temporary where labs make their folders for temporary files
 * @param runs the folder that holds all runs
 */
record Leftovers(Path temporary, Path runs) {
  /** A lab that has just made its folder may not have started the process that names it. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private static final Pattern FOLDER = Pattern.compile("statelab-\\d+");
  private static final Pattern RUN =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ(-\\d+)?");
  private static final Pattern MAIN_CLASS =
      Pattern.compile(".*\\bstatelab\\.(targets|load\\.injector)\\.\\w+.*");

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
    return ProcessHandle.allProcesses()
        .filter(process -> MAIN_CLASS.matcher(commandLine(process)).matches())
        .filter(Leftovers::orphaned)
        .filter(process -> process.info().user().equals(ProcessHandle.current().info().user()))
        .toList();
  }

  /** All runs but the newest ones; the run that {@code latest} names is never among them. */
  List<Path> runsBut(int kept) {
    List<Path> newestFirst =
        children(runs, RUN)
            .filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
            .sorted(Comparator.comparing(Path::getFileName).reversed())
            .toList();
    return newestFirst.stream().skip(kept).filter(Predicate.not(this::latest)).toList();
  }

  private boolean latest(Path run) {
    try {
      return Files.isSameFile(run, runs.resolve("latest"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes a folder with all that it holds; links in it are removed and not followed. */
  static void remove(Path folder) throws IOException {
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

  private static boolean orphaned(ProcessHandle process) {
    return process.parent().map(parent -> parent.pid() == 1).orElse(true);
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}

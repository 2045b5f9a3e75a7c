package statelab.command.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.Distribution;
import statelab.results.catalogue.Architecture;

/** What the process lab needs: a JDK, the built programs, and room for a cluster on loopback. */
final class ProcessLabNeeds {
  private static final int JDK = 25;
  private static final List<String> HELPERS =
      List.of("gateway", "orders", "store", "load-tests", "command");

  /** What Redis from the jar is linked against. */
  private static final String SSL_LIBRARY = "libssl.so.3";

  private final Class<?> commandClass;
  private final Path runs;

  /**
   * @param commandClass a class of the command's jar, beside which the programs are looked for
   * @param runs the folder that holds all runs
   */
  ProcessLabNeeds(Class<?> commandClass, Path runs) {
    this.commandClass = commandClass;
    this.runs = runs;
  }

  /** Each need with what this machine has. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>(List.of(jdk(), programs(), system()));
    checks.addAll(Room.checks(runs));
    checks.add(redis());
    return List.copyOf(checks);
  }

  private static Check jdk() {
    String found = "%s in %s".formatted(Runtime.version(), System.getProperty("java.home"));
    return Runtime.version().feature() == JDK
        ? Check.met("JDK", found)
        : Check.missing(
            "JDK", found, "Install a JDK %d and name its folder in JAVA_HOME.".formatted(JDK));
  }

  private Check programs() {
    try {
      Distribution distribution = Distribution.find(commandClass);
      Stream.concat(Architecture.labels().stream(), HELPERS.stream()).forEach(distribution::jars);
      return Check.met("programs", distribution.folder().toString());
    } catch (LabException e) {
      return Check.missing(
          "programs",
          String.valueOf(e.getMessage()),
          "Build them in the project's folder: mvn -B -Pprograms package");
    }
  }

  private static Check system() {
    String found = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return Files.isReadable(Path.of("/proc/self/stat")) && Files.isExecutable(Path.of("/bin/sh"))
        ? Check.met("system", found)
        : Check.missing(
            "system",
            found + " without /proc or /bin/sh",
            "Run it on Linux: faults are proven, and processes kept from outliving a run, through"
                + " /proc and a shell.");
  }

  private static Check redis() {
    boolean found =
        Stream.of("/lib", "/usr/lib", "/lib64", "/usr/lib64").anyMatch(ProcessLabNeeds::holdsSsl);
    return found
        ? Check.met("Redis from its jar", SSL_LIBRARY + " is installed")
        : Check.limited(
            "Redis from its jar",
            SSL_LIBRARY + " was not found",
            "Install OpenSSL 3 for central-session and hybrid-session (Debian: apt-get install"
                + " libssl3); all other architectures run without it.");
  }

  private static boolean holdsSsl(String folder) {
    try (Stream<Path> files = Files.find(Path.of(folder), 2, (file, facts) -> isSsl(file))) {
      return files.findAny().isPresent();
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static boolean isSsl(Path file) {
    return file.getFileName() != null && file.getFileName().toString().equals(SSL_LIBRARY);
  }
}

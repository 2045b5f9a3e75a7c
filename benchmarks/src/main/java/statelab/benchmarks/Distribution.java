package statelab.benchmarks;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which each program has a folder of its jars.
 *
 * @param root the folder
 */
record Distribution(Path root) {
  /** Names the folder; without it, it is the one that this class's jar stands in. */
  static final String PROPERTY = "statelab.distribution";

  /** The java command of this JVM. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The folder that this JVM was started from or with. */
  static Distribution current() {
    String named = System.getProperty(PROPERTY);
    return new Distribution(named == null ? aroundThisJar() : Path.of(named));
  }

  /**
   * All jars of some programs, as a class path.
   *
   * @throws IllegalStateException if one of them is missing
   */
  String classPath(String... programs) {
    StringBuilder path = new StringBuilder();
    for (String program : programs) {
      Path folder = root.resolve(program);
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException(folder + " is missing; make it with: mvn package");
      }
      path.append(path.isEmpty() ? "" : File.pathSeparator).append(folder).append("/*");
    }
    return path.toString();
  }

  private static Path aroundThisJar() {
    try {
      Path jar =
          Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this class's own jar has no path", e);
    }
  }
}

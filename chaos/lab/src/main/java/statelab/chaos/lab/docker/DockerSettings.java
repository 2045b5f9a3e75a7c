package statelab.chaos.lab.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import statelab.results.definition.DefinitionException;
import statelab.results.definition.DefinitionFile;
import statelab.results.definition.Fields;

/**
 * What containers are made from and what they may use.
 *
 * @param java image with a Java runtime, that programs are put on
 * @param haproxy image with HAProxy
 * @param redis image with Redis
 * @param programCpus CPUs that a node or the order ledger may use, 0.1 to 64
 * @param programMemoryMib memory of a node or the order ledger in MiB, from 320 (the heap is 256)
 */
public record DockerSettings(
    String java, String haproxy, String redis, double programCpus, long programMemoryMib) {
  private static final String STANDARD = "docker-lab.yaml";
  private static final double FEWEST_CPUS = 0.1;
  private static final double MOST_CPUS = 64;
  private static final long LEAST_MEMORY_MIB = 320;

  /** The images that all others are made from. */
  public List<String> bases() {
    return List.of(java, haproxy, redis);
  }

  /** Those that come with Statelab: official images. */
  public static DockerSettings standard() {
    try (InputStream text =
        Objects.requireNonNull(
            DockerSettings.class.getResourceAsStream("/" + STANDARD), STANDARD)) {
      return DefinitionFile.parse(
          STANDARD,
          new String(text.readAllBytes(), StandardCharsets.UTF_8),
          DockerSettings::settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of the same form.
   *
   * @throws DefinitionException if anything in it is wrong, with all problems
   * @throws IOException if it cannot be read
   */
  public static DockerSettings read(Path file) throws IOException {
    return DefinitionFile.read(file, DockerSettings::settings);
  }

  private static Optional<DockerSettings> settings(Fields fields) {
    double cpus = fields.number("program-cpus");
    if (cpus < FEWEST_CPUS || cpus > MOST_CPUS) {
      fields.reject("program-cpus", "must be from %s to %s".formatted(FEWEST_CPUS, MOST_CPUS));
    }
    long memory = fields.whole("program-memory-mib");
    if (memory < LEAST_MEMORY_MIB) {
      fields.reject("program-memory-mib", "must be at least " + LEAST_MEMORY_MIB);
    }
    List<String> images =
        fields.group("images").flatMap(DockerSettings::images).orElse(List.of("", "", ""));
    return fields.build(
        () -> new DockerSettings(images.get(0), images.get(1), images.get(2), cpus, memory));
  }

  private static Optional<List<String>> images(Fields fields) {
    String java = fields.text("java");
    String haproxy = fields.text("haproxy");
    String redis = fields.text("redis");
    return fields.build(() -> List.of(java, haproxy, redis));
  }
}

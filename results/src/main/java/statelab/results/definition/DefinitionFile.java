package statelab.results.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one YAML file into a value, or says everything that is wrong with it. */
public final class DefinitionFile {
  private DefinitionFile() {}

  /**
   * Reads a file.
   *
   * @param reader makes the value out of the root's fields; nothing when it reported a problem
   * @throws DefinitionException if anything in the file is wrong, with all problems
   * @throws IOException if the file cannot be read
   */
  public static <T> T read(Path file, Function<Fields, Optional<T>> reader) throws IOException {
    return parse(file.toString(), Files.readString(file), reader);
  }

  /**
   * Reads a text.
   *
   * @param name what problems call it, for example the file that it came from
   * @throws DefinitionException if anything in the text is wrong, with all problems
   */
  public static <T> T parse(String name, String text, Function<Fields, Optional<T>> reader) {
    Problems problems = new Problems(name);
    Optional<T> value = root(problems, name, text).flatMap(reader);
    problems.throwIfAny();
    return value.orElseThrow(
        () ->
            new IllegalStateException("the reader of " + name + " gave neither value nor problem"));
  }

  /** SHA-256 of a definition's text in UTF-8, in lower-case hexadecimal: what a manifest holds. */
  public static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Optional<Fields> root(Problems problems, String name, String text) {
    try {
      Node node =
          new Compose(LoadSettings.builder().setLabel(name).build())
              .composeString(text)
              .orElse(null);
      if (node instanceof MappingNode mapping) {
        return Optional.of(new Fields(problems, mapping, ""));
      }
      problems.add(1, "", node == null ? "nothing" : "no mapping", "must hold keys and values");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      problems.add(line, "", "broken YAML", e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(1, "", "broken YAML", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}

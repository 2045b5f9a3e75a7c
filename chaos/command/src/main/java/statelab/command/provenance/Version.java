package statelab.command.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What the build wrote beside this class about itself. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"statelab " + text()};
  }

  /** The version of Statelab. */
  public static String text() {
    return written("version.txt").orElseThrow();
  }

  /** The commit, {@code +changes} behind it when the tree was not clean, or {@code unknown}. */
  static String builtFrom() {
    return written("commit.txt").orElse("unknown");
  }

  private static Optional<String> written(String file) {
    try (InputStream stream = Version.class.getResourceAsStream(file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package statelab.results.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * A file that appears whole or not at all, and, when it holds JSON, says by which version of its
 * schema it is to be read.
 */
final class VersionedFile {
  /** The version of the schema that is written; see {@code docs/run-format.md}. */
  static final int SCHEMA_VERSION = 2;

  /** The oldest version that is still read. */
  private static final int OLDEST_VERSION = 1;

  private VersionedFile() {}

  /** Writes the value as JSON. */
  static void write(Path file, Object value) {
    writeText(file, RunJson.MAPPER.writeValueAsString(value) + "\n");
  }

  /**
   * Writes text beside the file, forces it to disk and renames it into place. After a crash either
   * the old content or the new one is there, never a part.
   */
  static void writeText(Path file, String text) {
    writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the value as JSON packed by gzip. */
  static void writePacked(Path file, Object value) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(RunJson.MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(file, e);
    }
    writeBytes(file, packed.toByteArray());
  }

  private static void writeBytes(Path file, byte[] content) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      forceRename(file);
    } catch (IOException e) {
      deleteQuietly(unfinished, e);
      throw ArchiveException.cannotWrite(file, e);
    }
  }

  /** The file's content, or nothing when it does not exist. */
  static <T> Optional<T> read(Path file, Class<T> type) {
    Optional<String> text = readText(file);
    return text.map(json -> parse(Source.of(file), json, type));
  }

  /**
   * One line of a file that holds a value in each.
   *
   * @param number of the line, from 1, for messages
   */
  static <T> T parseLine(Path file, int number, String json, Class<T> type) {
    return parse(new Source(file + ", line " + number, true), json, type);
  }

  /** The content of a file that {@link #writePacked} wrote, or nothing when it does not exist. */
  static <T> Optional<T> readPacked(Path file, Class<T> type) {
    try (InputStream zip = new GZIPInputStream(Files.newInputStream(file))) {
      String json = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(parse(Source.of(file), json, type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ArchiveException.cannotRead(file, e);
    }
  }

  static Optional<String> readText(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ArchiveException.cannotRead(file, e);
    }
  }

  /**
   * Where JSON comes from.
   *
   * @param name what messages call it
   * @param oneLine whether it is a single line, which its name says already
   */
  private record Source(String name, boolean oneLine) {
    static Source of(Path file) {
      return new Source(file.toString(), false);
    }

    String at(JacksonException e) {
      return oneLine ? name : name + ", line " + line(e);
    }
  }

  private static <T> T parse(Source source, String json, Class<T> type) {
    try {
      JsonNode root = RunJson.MAPPER.readTree(json);
      int version = checkedVersion(source.name(), root);
      return version == SCHEMA_VERSION
          ? RunJson.MAPPER.readValue(json, type)
          : RunJson.MAPPER.treeToValue(OlderSchema.upgraded(root), type);
    } catch (JacksonException e) {
      throw new ArchiveException("%s%s: %s".formatted(source.at(e), place(e), rule(e)), e);
    }
  }

  /** A newer version may mean something else by the same name, so it is not even tried. */
  private static int checkedVersion(String source, JsonNode root) {
    JsonNode version = root.path("schema_version");
    if (!version.isInt()) {
      throw new ArchiveException(
          "%s has no schema_version (a whole number at its root), so it is no file of a Statelab run"
              .formatted(source));
    }
    if (version.intValue() > SCHEMA_VERSION) {
      throw new ArchiveException(
          "%s has schema_version %d, but this Statelab reads versions up to %d; use a newer Statelab"
              .formatted(source, version.intValue(), SCHEMA_VERSION));
    }
    if (version.intValue() < OLDEST_VERSION) {
      throw new ArchiveException(
          "%s has schema_version %d, but this Statelab reads versions from %d; use the Statelab that wrote it"
              .formatted(source, version.intValue(), OLDEST_VERSION));
    }
    return version.intValue();
  }

  private static String rule(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown property; known are " + unknown.getKnownPropertyIds();
    }
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    return message.replaceAll("; `DeserializationFeature.*", "");
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static String place(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : e.getPath()) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.isEmpty() ? "" : ", " + path;
  }

  /** A rename is on disk only when its folder is. Windows cannot open a folder, and need not. */
  private static void forceRename(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path unfinished, IOException cause) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}

package statelab.results.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * A file of JSON objects, one a line, that grows. A line is added whole or not at all. Not for
 * concurrent writers; see {@link BankHold}.
 *
 * @param what what messages call one of its values
 * @param line type of a line: a record of {@code schemaVersion} and the value
 */
record LinesFile<L>(Path file, String what, Class<L> line) {
  private static final ObjectWriter WRITER =
      RunJson.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT);

  /**
   * The lines in the order in which they were added; none where there is no file.
   *
   * @throws ArchiveException when a line cannot be read, or stands there twice, with its number
   */
  List<L> read() {
    List<L> lines = new ArrayList<>();
    Map<L, Integer> known = new HashMap<>();
    int number = 0;
    for (String text : VersionedFile.readText(file).orElse("").lines().toList()) {
      number++;
      L parsed = VersionedFile.parseLine(file, number, text, line);
      Integer before = known.putIfAbsent(parsed, number);
      if (before != null) {
        throw new ArchiveException(
            "%s, line %d: the same %s as in line %d; remove one of them"
                .formatted(file, number, what, before));
      }
      lines.add(parsed);
    }
    return List.copyOf(lines);
  }

  void add(L added) {
    String before = VersionedFile.readText(file).orElse("");
    String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    VersionedFile.writeText(file, before + end + WRITER.writeValueAsString(added) + "\n");
  }
}

package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The table of differences in {@code docs/targets.md}, which must be what was seen; {@code
 * -Dstatelab.write-docs=true} writes it.
 */
final class SemanticsTable {
  private static final Path DOCS = Path.of(System.getProperty("statelab.root"), "docs/targets.md");
  private static final String BEGIN = "<!-- semantics: made by ArmIT -->\n";
  private static final String END = "<!-- end of semantics -->\n";

  private static final Map<Arm, String> ROWS = new EnumMap<>(Arm.class);

  private SemanticsTable() {}

  /** Takes note of one arm; with the last of them the docs are checked or written. */
  static synchronized void seen(Arm arm, Semantics semantics, OptionalInt largestNoteBytes)
      throws IOException {
    ROWS.put(arm, semantics.row(arm.title(), largestNoteBytes));
    if (ROWS.size() == Arm.values().length) {
      compareOrWrite(table());
    }
  }

  private static String table() {
    return ROWS.values().stream().collect(Collectors.joining("\n", Semantics.HEADING + "\n", "\n"));
  }

  private static void compareOrWrite(String table) throws IOException {
    String docs = Files.readString(DOCS);
    int begin = docs.indexOf(BEGIN) + BEGIN.length();
    int end = docs.indexOf(END);
    if (Boolean.getBoolean("statelab.write-docs")) {
      Files.writeString(DOCS, docs.substring(0, begin) + table + docs.substring(end));
    } else {
      assertThat(docs.substring(begin, end)).isEqualTo(table);
    }
  }
}

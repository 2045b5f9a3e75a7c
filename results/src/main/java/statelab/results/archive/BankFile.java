package statelab.results.archive;

import java.nio.file.Path;
import java.util.List;
import statelab.results.run.BankPair;

/**
 * The pairs of a bank on disk: {@code pairs.jsonl}, one pair a line, that each recording adds to. A
 * line is added whole or not at all. Not for concurrent writers; see {@link BankHold}.
 */
public final class BankFile {
  private final LinesFile<Line> lines;

  private record Line(int schemaVersion, BankPair pair) {}

  /**
   * @param bank its folder, which must exist when something is added
   */
  public BankFile(Path bank) {
    this.lines = new LinesFile<>(bank.resolve("pairs.jsonl"), "pair", Line.class);
  }

  /** Where the pairs stand. */
  public Path path() {
    return lines.file();
  }

  /**
   * The pairs in the order in which they were added; none where there is no file.
   *
   * @throws ArchiveException when a line is no pair, or stands there twice, with its number
   */
  public List<BankPair> read() {
    return lines.read().stream().map(Line::pair).toList();
  }

  /** Adds a pair. */
  public void add(BankPair pair) {
    lines.add(new Line(VersionedFile.SCHEMA_VERSION, pair));
  }
}

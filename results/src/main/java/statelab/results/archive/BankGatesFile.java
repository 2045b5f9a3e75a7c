package statelab.results.archive;

import java.nio.file.Path;
import java.util.List;
import statelab.results.run.BankGate;

/**
 * The whole gates of a bank on disk: {@code gates.jsonl}, one gate a line, that each recording adds
 * to. A line is added whole or not at all. Not for concurrent writers; see {@link BankHold}.
 */
public final class BankGatesFile {
  private final LinesFile<Line> lines;

  private record Line(int schemaVersion, BankGate gate) {}

  /**
   * @param bank its folder, which must exist when something is added
   */
  public BankGatesFile(Path bank) {
    this.lines = new LinesFile<>(bank.resolve("gates.jsonl"), "gate", Line.class);
  }

  /** Where the gates stand. */
  public Path path() {
    return lines.file();
  }

  /**
   * The gates in the order in which they were added; none where there is no file.
   *
   * @throws ArchiveException when a line is no gate, or stands there twice, with its number
   */
  public List<BankGate> read() {
    return lines.read().stream().map(Line::gate).toList();
  }

  /** Adds a gate. */
  public void add(BankGate gate) {
    lines.add(new Line(VersionedFile.SCHEMA_VERSION, gate));
  }
}

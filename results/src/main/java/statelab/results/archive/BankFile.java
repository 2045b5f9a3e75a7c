package statelab.results.archive;

import java.nio.file.Path;
import java.util.List;
import statelab.results.run.BankBlock;

/**
 * The blocks of a bank on disk: {@code blocks.jsonl}, one block a line, that each recording adds
 * to. A line is added whole or not at all. Not for concurrent writers; see {@link BankHold}.
 */
public final class BankFile {
  private final LinesFile<Line> lines;

  private record Line(int schemaVersion, BankBlock block) {}

  /**
   * @param bank its folder, which must exist when something is added
   */
  public BankFile(Path bank) {
    this.lines = new LinesFile<>(bank.resolve("blocks.jsonl"), "block", Line.class);
  }

  /** Where the blocks stand. */
  public Path path() {
    return lines.file();
  }

  /**
   * The blocks in the order in which they were added; none where there is no file.
   *
   * @throws ArchiveException when a line is no block, or stands there twice, with its number
   */
  public List<BankBlock> read() {
    return lines.read().stream().map(Line::block).toList();
  }

  /** Adds a block. */
  public void add(BankBlock block) {
    lines.add(new Line(VersionedFile.SCHEMA_VERSION, block));
  }
}

package statelab.results.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What keeps a second process from recording into a bank at the same time: two would number their
 * blocks alike, one would write over the other, and each would be noise to the other. The operating
 * system lets go of it when the process that holds it ends, however it ends.
 */
public final class BankHold implements AutoCloseable {
  private final Path bank;
  private final FileChannel channel;

  private BankHold(Path bank, FileChannel channel) {
    this.bank = bank;
    this.channel = channel;
  }

  /**
   * Holds a bank.
   *
   * @param bank its folder, which must exist
   * @throws ArchiveException if another process holds it
   */
  public static BankHold of(Path bank) {
    Path file = bank.resolve(RunHold.NAME);
    try {
      return RunHold.locked(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
          .map(channel -> new BankHold(bank, channel))
          .orElseThrow(
              () ->
                  new ArchiveException(
                      "another statelab is recording into %s; wait for its end, or end it"
                          .formatted(bank)));
    } catch (IOException e) {
      throw ArchiveException.cannotWrite(file, e);
    }
  }

  /** The bank that is held. */
  public Path bank() {
    return bank;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone with the file, and nothing was ever written to it.
      return;
    }
  }
}

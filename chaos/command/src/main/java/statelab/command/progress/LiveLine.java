package statelab.command.progress;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/** The last line of a terminal, which is written anew again and again; what stays goes above it. */
final class LiveLine implements ProgressBarConsumer {
  /** Back to the first column, and erase to the end of the line (ECMA-48, EL). */
  private static final String ANEW = "\r\u001b[K";

  private final PrintWriter out;
  private final int columns;
  private boolean open;

  /**
   * @param columns of the terminal; a line that is longer cannot be written anew
   */
  LiveLine(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public int getMaxRenderedLength() {
    return columns - 1;
  }

  @Override
  public synchronized void accept(String line) {
    out.print(ANEW + line);
    out.flush();
    open = true;
  }

  synchronized void say(String line) {
    out.println(open ? ANEW + line : line);
    out.flush();
    open = false;
  }

  /** What was written last stays. */
  @Override
  public synchronized void close() {
    if (open) {
      out.println();
      out.flush();
    }
    open = false;
  }
}

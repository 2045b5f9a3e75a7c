package statelab.command.progress;

import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * What one bar writes to the line that all bars share. The library writes from a thread of its own,
 * perhaps after it was told to stop, so it is the owner who says when the bar's line is over.
 */
final class BarView implements ProgressBarConsumer {
  private final LiveLine line;
  private boolean over;

  BarView(LiveLine line) {
    this.line = line;
  }

  @Override
  public int getMaxRenderedLength() {
    return line.getMaxRenderedLength();
  }

  @Override
  public synchronized void accept(String text) {
    if (!over) {
      line.accept(text);
    }
  }

  /** The bar's last state stays, and nothing of it follows. */
  synchronized void end() {
    over = true;
    line.close();
  }

  @Override
  public void close() {
    // See end().
  }
}

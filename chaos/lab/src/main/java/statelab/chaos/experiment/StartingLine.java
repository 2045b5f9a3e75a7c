package statelab.chaos.experiment;

/** Where a trial waits once its cluster and its load generator are ready. */
@FunctionalInterface
public interface StartingLine {
  /** That of a trial which waits for nobody. */
  StartingLine OPEN = () -> {};

  /** Returns when the trial may begin. */
  void await() throws InterruptedException;
}

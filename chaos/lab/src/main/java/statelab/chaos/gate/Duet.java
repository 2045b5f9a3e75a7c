package statelab.chaos.gate;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import statelab.chaos.experiment.StartingLine;

/**
 * Two trials at the same time, whose loads begin together: how fast the machine is meanwhile is in
 * both alike. After Bulej, Horký, Tůma, Farquet and Prokopec, <i>Duet Benchmarking: Improving
 * Measurement Accuracy in the Cloud</i>, ICPE 2020.
 */
final class Duet {
  private Duet() {}

  /** One of the two. */
  interface Part {
    /**
     * Carries it out.
     *
     * @param line where it waits until the other one is ready too
     */
    void play(StartingLine line) throws InterruptedException;
  }

  /**
   * Carries out both, each in a thread of its own, the first being started first, and returns when
   * neither runs any more. When one fails or the caller is interrupted, whatever still runs is
   * interrupted.
   */
  static void of(Part first, Part second) throws InterruptedException {
    StartingLine line = startingLine();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      try {
        CompletionService<Boolean> ends = new ExecutorCompletionService<>(threads);
        ends.submit(() -> played(first, line));
        ends.submit(() -> played(second, line));
        ends.take().get();
        ends.take().get();
      } catch (ExecutionException e) {
        throw asThrown(e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static boolean played(Part part, StartingLine line) throws InterruptedException {
    part.play(line);
    return true;
  }

  private static StartingLine startingLine() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return () -> {
      try {
        barrier.await();
      } catch (BrokenBarrierException e) {
        // The other one is being interrupted, and so is this one.
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
    };
  }

  private static RuntimeException asThrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(cause);
    };
  }
}

package statelab.chaos.gate;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import statelab.chaos.experiment.StartingLine;

/**
 * Two trials at the same time, whose loads begin together: how fast the machine is meanwhile is in
 * both alike. After Bulej, Horký, Tůma, Farquet and Prokopec, <i>Duet Benchmarking: Improving
 * Measurement Accuracy in the Cloud</i>, ICPE 2020.
 */
final class Duet {
  private final CyclicBarrier barrier = new CyclicBarrier(2);

  /** Where each of the two waits until both are ready. */
  StartingLine startingLine() {
    return () -> {
      try {
        barrier.await();
      } catch (BrokenBarrierException e) {
        // The other one is being interrupted, and so is this one.
        throw (InterruptedException) new InterruptedException().initCause(e);
      }
    };
  }

  /**
   * Carries out both, each in a thread of its own, and returns when neither runs any more. When one
   * fails or the caller is interrupted, whatever still runs is interrupted.
   *
   * @return what they returned, in their order
   */
  static <T> List<T> of(Callable<T> first, Callable<T> second) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      try {
        CompletionService<T> ends = new ExecutorCompletionService<>(threads);
        List<Future<T>> both = List.of(ends.submit(first), ends.submit(second));
        ends.take().get();
        ends.take().get();
        return both.stream().map(Future::resultNow).toList();
      } catch (ExecutionException e) {
        throw asThrown(e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static RuntimeException asThrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(cause);
    };
  }
}

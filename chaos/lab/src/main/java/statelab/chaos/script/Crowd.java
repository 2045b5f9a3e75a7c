package statelab.chaos.script;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Users who do the same thing at the same time. */
final class Crowd {
  private Crowd() {}

  /** What one of them does. */
  interface Act<T> {
    void perform(T one) throws InterruptedException;
  }

  /** Lets each of them act at once and waits for all; the first failure ends the wait. */
  static <T> void together(List<T> all, Act<T> act) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> acts = new ArrayList<>();
      for (T one : all) {
        acts.add(
            threads.submit(
                () -> {
                  act.perform(one);
                  return null;
                }));
      }
      try {
        for (Future<?> each : acts) {
          each.get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }
}

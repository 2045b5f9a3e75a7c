package statelab.chaos.script;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Users who do the same thing at the same time. */
final class Crowd {
  private Crowd() {}

  /** What one of them does. */
  interface Act<T> {
    void perform(T one) throws InterruptedException;
  }

  /** Something to be done. */
  interface Deed {
    void perform() throws InterruptedException;
  }

  /** Does these things at the same time, and waits for all. */
  static void sideBySide(Deed... deeds) throws InterruptedException {
    together(List.of(deeds), Deed::perform);
  }

  /** Lets all of them act, so many at a time, and waits for all. */
  static <T> void inQueues(List<T> all, int queues, Act<T> act) throws InterruptedException {
    together(
        IntStream.range(0, queues).boxed().toList(),
        queue -> {
          for (int one = queue; one < all.size(); one += queues) {
            act.perform(all.get(one));
          }
        });
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

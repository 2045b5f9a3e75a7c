package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With C worker threads of which each waits W for a service behind it, a node serves C / W. */
@Tag("extended")
final class BoundedCapacityIT {
  private static final int CLIENTS = 8;
  private static final int REQUESTS_EACH = 6;
  private static final Duration WAIT = Duration.ofMillis(40);

  /**
   * Waits are never shorter than asked for, so that no machine is fast enough to break the bound.
   */
  @Test
  void workerThreadsAndTheWaitBoundWhatANodeServes() throws Exception {
    Duration one = timeToServeAll(1);
    Duration four = timeToServeAll(4);

    assertThat(one).isGreaterThanOrEqualTo(WAIT.multipliedBy(CLIENTS * REQUESTS_EACH));
    assertThat(four).isGreaterThanOrEqualTo(WAIT.multipliedBy(CLIENTS * REQUESTS_EACH / 4));
    assertThat(four).as("with four times the threads").isLessThan(one.dividedBy(2));
  }

  private static Duration timeToServeAll(int workerThreads) throws Exception {
    try (LoneNode node =
            LoneNode.start(
                Arm.STICKY_SESSION,
                "--worker-threads=" + workerThreads,
                "--downstream-wait-ms=" + WAIT.toMillis());
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      long begin = System.nanoTime();
      List<Future<Answer>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        running.add(clients.submit(() -> visit(node)));
      }
      for (Future<Answer> client : running) {
        assertThat(client.get().status()).isEqualTo(200);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  private static Answer visit(LoneNode node) throws IOException {
    Shopper shopper = node.shopper();
    Answer last = shopper.login("waiting");
    for (int request = 1; request < REQUESTS_EACH; request++) {
      last = shopper.get("/cart");
    }
    return last;
  }
}

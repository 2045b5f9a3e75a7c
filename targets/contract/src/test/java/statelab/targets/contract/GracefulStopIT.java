package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a request that runs while its node is told to stop. */
@Tag("extended")
final class GracefulStopIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String SLOW = "--downstream-wait-ms=2000";

  @Test
  void aRequestThatRunsIsAnsweredBeforeItsNodeEnds() throws Exception {
    try (LoneNode node = LoneNode.start(Arm.STICKY_SESSION, SLOW)) {
      Answer answer = whileItRuns(node, node::terminate);

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void aDrainingNodeRefusesNewRequestsAndAnswersTheOneThatRuns() throws Exception {
    try (LoneNode node = LoneNode.start(Arm.STICKY_SESSION, SLOW)) {
      Answer answer =
          whileItRuns(
              node,
              () -> {
                node.order("/drain", "");
                Answer refused = node.shopper().get("/catalogue");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.body()).contains("draining");
                assertThat(node.vital("requests_running")).isOne();
              });

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  /** Something done to a node while a request runs in it. */
  private interface Deed {
    void run() throws Exception;
  }

  private static Answer whileItRuns(LoneNode node, Deed deed) throws Exception {
    try (ExecutorService client = Executors.newSingleThreadExecutor()) {
      Callable<Answer> request = () -> node.shopper().get("/catalogue");
      Future<Answer> running = client.submit(request);
      await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> runs(node));
      deed.run();
      return running.get();
    }
  }

  private static boolean runs(LoneNode node) throws IOException {
    return node.vital("requests_running") == 1;
  }
}

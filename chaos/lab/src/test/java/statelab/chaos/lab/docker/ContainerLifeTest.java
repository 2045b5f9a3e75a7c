package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.LabException;

/** What becomes of a container whose engine breaks off while its end is waited for. */
@Timeout(60)
class ContainerLifeTest {
  @TempDir Path logs;
  private final CountDownLatch ending = new CountDownLatch(1);

  /** Exit code of the container; nothing where the engine breaks off before it says. */
  private volatile @Nullable Integer endsWith;

  private FakeEngine fake;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeEngine(this::answer);
  }

  @AfterEach
  void close() {
    ending.countDown();
    fake.close();
  }

  /** At first it still answers what else it is asked. */
  @Test
  void anEngineThatStopsIsNotTakenForAContainerThatDied() {
    ContainerLife life = start();
    assertThat(life.alive()).isTrue();

    ending.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> !life.alive());

    LabException gone = catchThrowableOfType(LabException.class, life::exitCode);
    assertThat(gone.reason()).isEqualTo(LabException.Reason.ENGINE_GONE);
    assertThat(gone)
        .hasMessageStartingWith(
            "Cannot wait for the end of node-1: the container engine does not answer any more (");
  }

  @Test
  void howAContainerEndedIsWhatTheEngineSays() {
    endsWith = 137;
    ContainerLife life = start();

    ending.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> !life.alive());

    assertThat(life.exitCode()).hasValue(137);
  }

  private ContainerLife start() {
    ContainerPlan plan =
        new ContainerPlan(
            "node-1",
            "statelab/x",
            List.of(),
            Map.of(),
            "none",
            "172.18.0.2",
            Map.of(),
            Map.of(),
            List.of(),
            ContainerPlan.Limits.NONE,
            Map.of());
    return ContainerLife.start(fake.engine(), plan, "node-1", logs);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/wait")) {
      hold(exchange);
    } else if (path.endsWith("/containers/create")) {
      FakeEngine.send(exchange, 201, "{\"Id\":\"abc\",\"Warnings\":[]}");
    } else if (path.endsWith("/json")) {
      FakeEngine.send(exchange, 200, "{\"Id\":\"abc\",\"State\":{\"Running\":true,\"Pid\":0}}");
    } else {
      FakeEngine.send(exchange, path.endsWith("/start") ? 204 : 200, "");
    }
  }

  /** Begins an answer and holds it back. */
  private void hold(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try {
      ending.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (endsWith == null) {
      throw new IOException("The engine stops.");
    }
    exchange
        .getResponseBody()
        .write("{\"StatusCode\":%d}\n".formatted(endsWith).getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }
}

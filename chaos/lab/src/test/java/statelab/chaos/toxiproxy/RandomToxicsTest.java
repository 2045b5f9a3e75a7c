package statelab.chaos.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import statelab.chaos.toxiproxy.traffic.LinkCounters;

/**
 * Random sequences of putting toxics on, changing them and taking them off under load. No call
 * hangs, the link works again afterwards, every byte is accounted for, and nothing is left.
 */
class RandomToxicsTest {

  private static final int STEPS = 60;
  private static final int CLIENTS = 8;
  private static final int SEQUENCES = Boolean.getBoolean("statelab.long") ? 200 : 5;

  /**
   * No call of the API waits for what a toxic holds, which may be for ever. So generous, because a
   * busy machine may keep any call waiting; this tells a hang, not a delay.
   */
  private static final Duration HANG = Duration.ofSeconds(30);

  private static final List<String> TYPES =
      List.of(
          "latency",
          "bandwidth",
          "slow_close",
          "timeout",
          "reset_peer",
          "slicer",
          "limit_data",
          "noop");
  private static final List<String> ATTRIBUTES =
      List.of(
          "latency",
          "jitter",
          "rate",
          "delay",
          "timeout",
          "average_size",
          "size_variation",
          "bytes");

  private final AtomicBoolean loaded = new AtomicBoolean(true);
  private final LongAdder echoed = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** Few by default, 200 with {@code -Dstatelab.long=true}. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEQUENCES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(120)
  void leaveNothingBehind(long seed) throws Exception {
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
        Upstream echo = Upstream.echo()) {
      RawHttp http = new RawHttp(java.net.URI.create("http://127.0.0.1:" + server.port()));
      http.send(
          "POST",
          "/proxies",
          "{\"name\":\"link\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address() + "\"}");
      String listen = server.link("link").orElseThrow().settings().listen();
      List<Thread> load = load(listen);

      Random random = new Random(seed);
      for (int step = 0; step < STEPS; step++) {
        step(http, random);
      }

      assertThat(timed(http, "POST", "/reset", "")).isEqualTo(204);
      worksAgain(listen);
      loaded.set(false);
      for (Thread thread : load) {
        assertThat(thread.join(Duration.ofSeconds(15))).isTrue();
      }
      everyByteIsAccountedFor(server);
      assertThat(timed(http, "DELETE", "/proxies/link", "")).isEqualTo(204);
      await().until(() -> server.carryingThreads() == 0);
      await().until(() -> echo.openConnections() == 0);
    }
  }

  private static void step(RawHttp http, Random random) throws IOException, InterruptedException {
    String type = TYPES.get(random.nextInt(TYPES.size()));
    String path = "/proxies/link/toxics";
    int status =
        switch (random.nextInt(4)) {
          case 0, 1 -> timed(http, "POST", path, toxic(type, random));
          case 2 -> timed(http, "PATCH", path + "/" + type, toxic(type, random));
          default -> timed(http, "DELETE", path + "/" + type, "");
        };
    assertThat(status).isIn(200, 204, 404, 409);
    Thread.sleep(random.nextInt(10));
  }

  private static int timed(RawHttp http, String method, String path, String body)
      throws IOException, InterruptedException {
    long beganNs = System.nanoTime();
    int status = http.send(method, path, body).status();
    assertThat(Duration.ofNanos(System.nanoTime() - beganNs))
        .as("%s %s hangs", method, path)
        .isLessThan(HANG);
    return status;
  }

  private static String toxic(String type, Random random) {
    List<String> attributes = new ArrayList<>();
    for (String attribute : ATTRIBUTES) {
      attributes.add("\"" + attribute + "\":" + (random.nextInt(60) - 5));
    }
    String stream = random.nextBoolean() ? "upstream" : "downstream";
    return "{\"name\":\""
        + type
        + "\",\"type\":\""
        + type
        + "\",\"stream\":\""
        + stream
        + "\",\"toxicity\":"
        + (0.25 * (1 + random.nextInt(4)))
        + ",\"attributes\":{"
        + String.join(",", attributes)
        + "}}";
  }

  private List<Thread> load(String listen) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int size = 1 << (2 * i);
      threads.add(Thread.ofPlatform().daemon().start(() -> echoWhileLoaded(listen, size)));
    }
    return threads;
  }

  private void echoWhileLoaded(String listen, int size) {
    while (loaded.get()) {
      try (Client client = new Client(listen)) {
        client.socket().setSoTimeout(500);
        echoUntilEnd(client, new byte[size]);
        Thread.sleep(1);
      } catch (IOException e) {
        // A toxic has ended or delayed this connection; the next one tries again.
        refused.increment();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void echoUntilEnd(Client client, byte[] message) throws IOException {
    int received = message.length;
    while (loaded.get() && received == message.length) {
      client.send(message);
      received = client.receive(message.length).length;
      echoed.add(received);
    }
  }

  private void worksAgain(String listen) throws IOException {
    try (Client client = new Client(listen)) {
      assertThat(client.echoes()).isTrue();
    }
    long before = echoed.sum();
    await().until(() -> echoed.sum() > before);
  }

  private static void everyByteIsAccountedFor(EmbeddedToxiproxy server) {
    await().until(() -> server.link("link").orElseThrow().counters().open() == 0);
    await()
        .untilAsserted(
            () -> {
              LinkCounters counters = server.link("link").orElseThrow().counters();
              assertThat(counters.up().receivedBytes())
                  .isEqualTo(counters.up().forwardedBytes() + counters.up().droppedBytes());
              assertThat(counters.down().receivedBytes())
                  .isEqualTo(counters.down().forwardedBytes() + counters.down().droppedBytes());
            });
  }
}

package statelab.load.injector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import statelab.load.model.LoadModel;
import statelab.load.recording.RequestLog;
import statelab.load.recording.RequestRecorder;

/**
 * A short load against a server in this very process, before the injector says that it is ready: it
 * loads and compiles what a load needs. Without it, Gatling's first second falls into the schedule
 * and looks like a slow target.
 */
final class Rehearsal {
  private static final Duration SHORT = Duration.ofMillis(1500);

  /** As many requests as the compilers want to see before they leave a method alone. */
  private static final Duration LONG = Duration.ofSeconds(4);

  private static final Duration LEAD = Duration.ofMillis(100);

  private Rehearsal() {}

  /** Takes about three seconds; what it records is deleted. */
  static void perform() throws IOException {
    perform(SHORT);
  }

  /**
   * Takes about nine seconds: also what a second load of the same process needs, so that the first
   * real one is sent as punctually as those after it.
   */
  static void performThoroughly() throws IOException {
    perform(SHORT);
    perform(LONG);
  }

  private static void perform(Duration length) throws IOException {
    Path file = Files.createTempFile("rehearsal", ".jfr");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        RequestLog log = RequestLog.open(file)) {
      server.setExecutor(threads);
      server.createContext("/", Rehearsal::answer);
      server.start();
      LoadRun load =
          new LoadRun(plan(server.getAddress().getPort(), length), new RequestRecorder(log));
      load.beginAt(System.nanoTime() + LEAD.toNanos());
      GatlingEngine.run(load);
      log.finish();
    } finally {
      server.stop(0);
      Files.deleteIfExists(file);
    }
  }

  private static LoadPlan plan(int port, Duration length) {
    LoadModel model = new LoadModel.Paced(40, Duration.ofMillis(20), length);
    return LoadPlan.of(
        URI.create("http://127.0.0.1:" + port), "shopping", Map.of(), model, /* seed= */ 0);
  }

  /** Answers as the application does, as far as the journey looks. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean login = exchange.getRequestURI().getPath().equals("/login");
      exchange.getResponseHeaders().add("Set-Cookie", "rehearsal=1; Path=/");
      byte[] answer = login ? body : "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}

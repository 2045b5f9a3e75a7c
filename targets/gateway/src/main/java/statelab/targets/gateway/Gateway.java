package statelab.targets.gateway;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import statelab.targets.program.PortInUseException;
import statelab.targets.program.admin.AdminAnswer;
import statelab.targets.program.admin.AdminPort;
import statelab.targets.program.json.Json;
import statelab.targets.program.vitals.ProcessVitals;

/** One running gateway. */
final class Gateway implements AutoCloseable {
  private static final int IO_THREADS = 2;

  private final List<Backend> backends;
  private final Router router;
  private final Undertow server;
  private final AdminPort admin;
  private final Prober prober;
  private final ProcessVitals processVitals = new ProcessVitals();
  private final LongAdder answered = new LongAdder();

  /** The admin port answers before, and nodes may all have been seen by then. */
  private volatile boolean letsClientsIn;

  private Gateway(GatewayOptions options) throws IOException {
    this.backends = options.nodes().stream().map(Backend::new).toList();
    this.router =
        new Router(backends, options.affinity() == GatewayOptions.Affinity.ON, new Random());
    this.server = server(options);
    Optional<String> token = AdminPort.tokenOfEnvironment();
    this.prober = Prober.start(backends, options.probeInterval(), token);
    this.admin =
        AdminPort.open(
            options.host(),
            options.adminPort(),
            Map.of(
                "GET /health", body -> health(),
                "GET /vitals", body -> AdminAnswer.numbers(vitals()),
                "GET /nodes", body -> nodes()),
            token);
  }

  /** Starts a gateway in this JVM; returns when it accepts requests. */
  static Gateway start(GatewayOptions options) throws IOException {
    Gateway gateway = new Gateway(options);
    try {
      gateway.server.start();
      gateway.letsClientsIn = true;
    } catch (RuntimeException e) {
      gateway.admin.close();
      throw e.getCause() instanceof BindException
          ? new PortInUseException("http-port", options.httpPort(), e)
          : e;
    }
    return gateway;
  }

  @Override
  public void close() {
    server.stop();
    admin.close();
  }

  private Undertow server(GatewayOptions options) {
    return Undertow.builder()
        .addHttpListener(options.httpPort(), options.host())
        .setIoThreads(IO_THREADS)
        .setWorkerThreads(1)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
        .setHandler(counting(proxy(options)))
        .build();
  }

  /**
   * Undertow would send GET, PUT and DELETE again when a connection breaks; here no request is
   * idempotent. What is tried again is only a connection that could not be opened.
   */
  private HttpHandler proxy(GatewayOptions options) {
    return ProxyHandler.builder()
        .setProxyClient(router)
        .setMaxRequestTime(Math.toIntExact(options.requestTimeout().toMillis()))
        .setMaxConnectionRetries(backends.size())
        .setIdempotentRequestPredicate(Predicates.falsePredicate())
        .setNext(Gateway::noNode)
        .build();
  }

  private HttpHandler counting(HttpHandler next) {
    return exchange -> {
      answered.increment();
      next.handleRequest(exchange);
    };
  }

  private static void noNode(HttpServerExchange exchange) {
    exchange.setStatusCode(503);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(ByteBuffer.wrap(Json.error("unavailable", "no-node-is-up")));
  }

  private AdminAnswer health() {
    return AdminAnswer.health(letsClientsIn && prober.hasSeenAll() ? "ready" : "starting");
  }

  private Map<String, Long> vitals() {
    Map<String, Long> vitals = new LinkedHashMap<>();
    processVitals.addTo(vitals);
    vitals.put("requests_served", answered.sum());
    vitals.put("requests_moved", router.failovers());
    return vitals;
  }

  private AdminAnswer nodes() {
    return new AdminAnswer(
        200,
        Json.value(
            json -> {
              json.writeStartArray();
              for (Backend backend : backends) {
                Backend.State state = backend.state();
                json.writeStartObject();
                json.writeStringProperty("node", backend.name());
                json.writeStringProperty("state", state.up() ? "up" : "down");
                json.writeNumberProperty("since_ns", state.sinceNs());
                json.writeEndObject();
              }
              json.writeEndArray();
            }));
  }
}

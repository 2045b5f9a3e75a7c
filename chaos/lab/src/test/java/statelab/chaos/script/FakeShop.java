package statelab.chaos.script;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import statelab.chaos.lab.Addressable;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Collectable;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Revoking;
import statelab.results.run.VitalsSample;

/**
 * A cluster of one process: real sockets, sessions in a map that all its nodes share, and faults
 * that a test switches on. The gateway is node 1.
 */
public final class FakeShop implements Cluster {
  private static final Pattern FIELD = Pattern.compile("\"(user|item)\":\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("session=([^;]+)");

  private volatile Duration lingering = Duration.ZERO;
  private volatile boolean losesParallelWrites;
  private volatile boolean keepsToItself;
  private volatile int bloat;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final List<FakeNode> nodes;

  private record Session(String user, String node, List<String> items, AtomicLong endedNs) {}

  public FakeShop(int size) {
    nodes = IntStream.rangeClosed(1, size).mapToObj(i -> new FakeNode("node-" + i)).toList();
  }

  /** From here on an ended session goes on working for so long. */
  public void lingers(Duration time) {
    lingering = time;
  }

  /** From here on one of two parallel writes vanishes. */
  public void losesParallelWrites() {
    losesParallelWrites = true;
  }

  /** From here on each session takes so many bytes more than the 100 that it needs. */
  public void bloats(int bytes) {
    bloat = bytes;
  }

  /** From here on a session is known only where it was made. */
  public void keepsToItself() {
    keepsToItself = true;
  }

  @Override
  public InetSocketAddress entrance() {
    return nodes.getFirst().address();
  }

  @Override
  public List<Node> nodes() {
    return new ArrayList<>(nodes);
  }

  @Override
  public List<Node> stores() {
    return List.of();
  }

  @Override
  public boolean inRotation(String node) {
    return true;
  }

  @Override
  public List<VitalsSample> vitals(String moment) {
    double bytes = sessions.size() * (100.0 + bloat);
    return List.of(
        new VitalsSample(
            "node-1", moment, System.nanoTime(), Map.of("heap_after_gc_bytes", bytes)));
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.server.stop(0));
  }

  private void end(Session session) {
    session.endedNs().set(System.nanoTime() + lingering.toNanos());
  }

  private Optional<Session> session(HttpExchange exchange, String node) {
    String cookies =
        String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    Matcher session = SESSION.matcher(cookies);
    return Optional.ofNullable(session.find() ? sessions.get(session.group(1)) : null)
        .filter(found -> System.nanoTime() < found.endedNs().get())
        .filter(found -> !keepsToItself || found.node().equals(node));
  }

  private final class FakeNode implements Node, Addressable, Revoking, Collectable {
    private final String name;
    private final HttpServer server;

    FakeNode(String name) {
      this.name = name;
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Probe probe() {
      return Probe.READY;
    }

    @Override
    public InetSocketAddress address() {
      return server.getAddress();
    }

    @Override
    public void revoke(String user) {
      sessions.values().stream()
          .filter(session -> session.user().equals(user))
          .forEach(FakeShop.this::end);
    }

    @Override
    public void collectGarbage() {}

    private void answer(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher field = FIELD.matcher(body);
      String value = field.find() ? field.group(2) : "";
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/login")) {
        String id = value + "-" + System.nanoTime();
        sessions.put(
            id,
            new Session(value, name, new CopyOnWriteArrayList<>(), new AtomicLong(Long.MAX_VALUE)));
        exchange.getResponseHeaders().set("Set-Cookie", "session=" + id + "; Path=/");
        send(exchange, 200, "{\"user\":\"%s\"}".formatted(value));
        return;
      }
      Optional<Session> session = session(exchange, name);
      if (session.isEmpty()) {
        send(exchange, 401, "{\"error\":\"no-session\"}");
      } else {
        answer(exchange, path, value, session.get());
      }
    }

    private void answer(HttpExchange exchange, String path, String item, Session session)
        throws IOException {
      switch (path) {
        case "/logout" -> {
          end(session);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        }
        case "/cart/items" -> {
          if (!(losesParallelWrites && item.startsWith("left"))) {
            session.items().add(item);
          }
          send(exchange, 200, cart(session));
        }
        default -> send(exchange, 200, cart(session));
      }
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
      exchange.getResponseHeaders().set("X-Statelab-Node", name);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  private static String cart(Session session) {
    return "{\"user\":\"%s\",\"items\":[%s]}"
        .formatted(
            session.user(),
            session.items().stream()
                .map(item -> "{\"item\":\"%s\"}".formatted(item))
                .collect(Collectors.joining(",")));
  }
}

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
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import statelab.chaos.lab.Addressable;
import statelab.chaos.lab.ClockReading;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Collectable;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Revoking;
import statelab.chaos.lab.Scalable;
import statelab.chaos.lab.Skewable;
import statelab.results.run.VitalsSample;

/**
 * A cluster of one process: real sockets, sessions in a map that all its nodes share, and faults
 * that a test switches on. The gateway is the last of the first nodes.
 */
public final class FakeShop implements Cluster, Scalable {
  private static final Pattern FIELD = Pattern.compile("\"(user|item|key)\":\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("session=([^;]+)");

  private volatile Duration lingering = Duration.ZERO;
  private volatile boolean losesParallelWrites;
  private volatile boolean keepsToItself;
  private volatile boolean sendsUsersAnywhere;
  private volatile int bloat;
  private volatile int messagesPerWrite;
  private volatile long loginNs = 1_000;
  private volatile long requestNs = 100;
  private volatile boolean bringsUsersTheirPages;
  private volatile boolean forgetsAtCheckout;
  private volatile int recordings = 1;
  private volatile Duration boot = Duration.ZERO;
  private volatile Duration lifetime = Duration.ofDays(1);
  private volatile boolean trustsItsClocks;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong cpuNs = new AtomicLong();
  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final List<FakeNode> nodes;
  private final FakeNode entrance;
  private final FakeNode ledger;

  private record Session(
      String user, String node, List<String> items, long bornNs, AtomicLong endedNs) {}

  public FakeShop(int size) {
    nodes =
        new CopyOnWriteArrayList<>(
            IntStream.rangeClosed(1, size).mapToObj(i -> new FakeNode("node-" + i)).toList());
    entrance = nodes.getLast();
    ledger = new FakeNode("orders");
  }

  /** From here on it says of what is one user's that it is everybody's. */
  public void bringsUsersTheirPages() {
    bringsUsersTheirPages = true;
  }

  /** From here on each order is recorded so many times. */
  public void records(int times) {
    recordings = times;
  }

  /** From here on a checkout that was paid is refused. */
  public void forgetsAtCheckout() {
    forgetsAtCheckout = true;
  }

  /** From here on a node answers so long after it was added. */
  public void boots(Duration time) {
    boot = time;
  }

  /** From here on an ended session goes on working for so long. */
  public void lingers(Duration time) {
    lingering = time;
  }

  /** From here on a session expires so long after the login. */
  public void expiresAfter(Duration time) {
    lifetime = time;
  }

  /** From here on each node takes its own clock's word for whether a session has expired. */
  public void trustsItsClocks() {
    trustsItsClocks = true;
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

  /** From here on each request to the gateway is answered by a node that is drawn. */
  public void sendsUsersAnywhere() {
    sendsUsersAnywhere = true;
  }

  /** From here on each write is told so many others. */
  public void tellsOthers(int others) {
    messagesPerWrite = others;
  }

  /** From here on it says that a login takes so much CPU time, and any other request so much. */
  public void costs(long login, long request) {
    loginNs = login;
    requestNs = request;
  }

  @Override
  public InetSocketAddress entrance() {
    return entrance.address();
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
  public Optional<Node> orders() {
    return Optional.of(ledger);
  }

  @Override
  public boolean inRotation(String name) {
    return nodes.stream().anyMatch(node -> node.name().equals(name));
  }

  @Override
  public String addNode() {
    FakeNode node = new FakeNode("node-" + (nodes.size() + 1));
    node.readyNs = System.nanoTime() + boot.toNanos();
    nodes.add(node);
    return node.name();
  }

  @Override
  public void removeNode(String name) {
    nodes.removeIf(node -> node.name().equals(name));
  }

  @Override
  public List<VitalsSample> vitals(String moment) {
    double bytes = sessions.size() * (100.0 + bloat);
    return List.of(
        new VitalsSample(
            "node-1",
            moment,
            System.nanoTime(),
            Map.of(
                "heap_after_gc_bytes",
                bytes,
                "session_messages",
                (double) messages.get(),
                "cpu_ns",
                (double) cpuNs.get())));
  }

  @Override
  public void close() {
    nodes.forEach(FakeNode::kill);
    ledger.kill();
  }

  private void expire(Session session) {
    session.endedNs().set(System.nanoTime() + lingering.toNanos());
  }

  private Optional<Session> session(HttpExchange exchange, FakeNode node) {
    String cookies =
        String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    Matcher session = SESSION.matcher(cookies);
    return Optional.ofNullable(session.find() ? sessions.get(session.group(1)) : null)
        .filter(found -> System.nanoTime() < found.endedNs().get())
        .filter(found -> node.timeNs() - found.bornNs() < lifetime.toNanos())
        .filter(found -> !keepsToItself || found.node().equals(node.name()));
  }

  private final class FakeNode
      implements Node, Addressable, Revoking, Collectable, Killable, Skewable {
    private final String name;
    private final AtomicLong clockReads = new AtomicLong();
    private volatile Duration ahead = Duration.ZERO;
    private HttpServer server;
    private OptionalInt exitCode = OptionalInt.empty();
    private volatile long readyNs = System.nanoTime();

    FakeNode(String name) {
      this.name = name;
      this.server = serve(0);
    }

    private HttpServer serve(int port) {
      try {
        HttpServer opened =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        opened.createContext("/", this::answer);
        opened.start();
        return opened;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void kill() {
      server.stop(0);
      exitCode = OptionalInt.of(137);
    }

    @Override
    public void terminate() {
      kill();
    }

    @Override
    public OptionalInt exitCode() {
      return exitCode;
    }

    @Override
    public int survivors() {
      return 0;
    }

    @Override
    public void restart() {
      server = serve(server.getAddress().getPort());
      exitCode = OptionalInt.empty();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Probe probe() {
      return exitCode.isPresent() ? Probe.REFUSED : Probe.READY;
    }

    @Override
    public InetSocketAddress address() {
      return server.getAddress();
    }

    @Override
    public void revoke(String user) {
      sessions.values().stream()
          .filter(session -> session.user().equals(user))
          .forEach(FakeShop.this::expire);
    }

    @Override
    public void collectGarbage() {}

    @Override
    public void skew(Duration time) {
      ahead = time;
    }

    @Override
    public Optional<ClockReading> clock() {
      return Optional.of(new ClockReading(ahead, clockReads.get()));
    }

    /** What it takes the time to be. */
    private long timeNs() {
      clockReads.incrementAndGet();
      return System.nanoTime() + (trustsItsClocks ? ahead.toNanos() : 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher field = FIELD.matcher(body);
      String value = field.find() ? field.group(2) : "";
      String path = exchange.getRequestURI().getPath();
      if (System.nanoTime() < readyNs) {
        send(exchange, 503, "{}");
      } else if (path.equals("/catalogue")) {
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
        send(exchange, 200, "{}");
      } else if (path.equals("/orders")) {
        send(exchange, 200, ledger());
      } else {
        servedBy().serve(exchange, path, value);
      }
    }

    private FakeNode servedBy() {
      boolean drawn = sendsUsersAnywhere && equals(entrance);
      return drawn ? nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())) : this;
    }

    private void serve(HttpExchange exchange, String path, String value) throws IOException {
      if (path.equals("/login")) {
        login(exchange, value);
      } else {
        answer(exchange, path, value);
      }
    }

    private void login(HttpExchange exchange, String user) throws IOException {
      cpuNs.addAndGet(loginNs);
      String id = user + "-" + System.nanoTime();
      sessions.put(
          id,
          new Session(
              user, name, new CopyOnWriteArrayList<>(), timeNs(), new AtomicLong(Long.MAX_VALUE)));
      exchange.getResponseHeaders().set("Set-Cookie", "session=" + id + "; Path=/");
      send(exchange, 200, "{\"user\":\"%s\"}".formatted(user));
    }

    private void answer(HttpExchange exchange, String path, String value) throws IOException {
      Optional<Session> session = session(exchange, this);
      if (session.isEmpty()) {
        send(exchange, 401, "{\"error\":\"no-session\"}");
      } else {
        answer(exchange, path, value, session.get());
      }
    }

    private void answer(HttpExchange exchange, String path, String item, Session session)
        throws IOException {
      cpuNs.addAndGet(requestNs);
      switch (path) {
        case "/logout" -> {
          expire(session);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        }
        case "/cart/items" -> {
          messages.addAndGet(messagesPerWrite);
          if (!(losesParallelWrites && item.startsWith("left"))) {
            session.items().add(item);
          }
          send(exchange, 200, cart(session));
        }
        case "/checkout/confirm" -> confirm(exchange, item, session);
        default -> {
          if (bringsUsersTheirPages) {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
          }
          send(exchange, 200, cart(session));
        }
      }
    }

    private void confirm(HttpExchange exchange, String key, Session session) throws IOException {
      if (forgetsAtCheckout) {
        send(exchange, 409, "{}");
        return;
      }
      for (int time = 1; time <= recordings; time++) {
        orders.put(key + " " + time, session.user());
      }
      send(exchange, 200, "{}");
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
      exchange.getResponseHeaders().set("X-Statelab-Node", name);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  private String ledger() {
    return orders.entrySet().stream()
        .map(
            order -> "{\"key\":\"%s\",\"user\":\"%s\"}".formatted(order.getKey(), order.getValue()))
        .collect(Collectors.joining(",", "{\"orders\":[", "]}"));
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

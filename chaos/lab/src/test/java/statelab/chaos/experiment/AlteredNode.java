package statelab.chaos.experiment;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.targets.program.vitals.ProcessVitals;

/**
 * A real node with a defect that is known, or none: each nested class is the main class of one. It
 * keeps everything in the user's cookie, so that no kill loses anything, and remembers whose
 * sessions were ended.
 */
public final class AlteredNode {
  private static final long STARTED_MS = System.currentTimeMillis();
  private static final String COOKIE = "cart";
  private static final Pattern USER = Pattern.compile("\"user\"\\s*:\\s*\"([^\"]*?(\\d+))\"");
  private static final Pattern LINE =
      Pattern.compile("\"item\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"quantity\"\\s*:\\s*(\\d+)");

  /** How long {@link Burning} works for nothing in each request, in ns. */
  static final long BURNT_NS = 300_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ProcessVitals VITALS = new ProcessVitals();

  private final String name;
  private final Defect defect;
  private final Map<String, Long> endedMs = new ConcurrentHashMap<>();

  private enum Defect {
    NONE,
    FORGETS,
    BURNS,
    DISOBEYS
  }

  private AlteredNode(String name, Defect defect) {
    this.name = name;
    this.defect = defect;
  }

  /** Without a defect. */
  public static final class Sound {
    private Sound() {}

    public static void main(String[] args) throws IOException {
      serve(args, Defect.NONE);
    }
  }

  /** Started again, it no longer knows each third user who logged in before. */
  public static final class Forgetful {
    private Forgetful() {}

    public static void main(String[] args) throws IOException {
      serve(args, Defect.FORGETS);
    }
  }

  /** Each request costs it {@value #BURNT_NS} ns more. */
  public static final class Burning {
    private Burning() {}

    public static void main(String[] args) throws IOException {
      serve(args, Defect.BURNS);
    }
  }

  /** Says that it ended a session, and goes on accepting it. */
  public static final class Disobedient {
    private Disobedient() {}

    public static void main(String[] args) throws IOException {
      serve(args, Defect.DISOBEYS);
    }
  }

  private static void serve(String[] args, Defect defect) throws IOException {
    AlteredNode node = new AlteredNode(option(args, "--node="), defect);
    HttpServer app = listen(option(args, "--http-port="));
    app.createContext("/", node::answer);
    HttpServer admin = listen(option(args, "--admin-port="));
    admin.createContext("/health", exchange -> send(exchange, 200, "{\"status\":\"ready\"}"));
    admin.createContext("/vitals", AlteredNode::sendVitals);
    admin.createContext("/revoke", node::revoke);
    while (System.in.read() >= 0) {
      // Only the end of the input has a meaning.
    }
    Runtime.getRuntime().halt(0);
  }

  /** The compilers' time too, which is not to be taken for the requests'. */
  private static void sendVitals(HttpExchange exchange) throws IOException {
    Map<String, Long> values = new LinkedHashMap<>();
    VITALS.addTo(values);
    send(
        exchange,
        200,
        values.entrySet().stream()
            .map(each -> "\"%s\":%d".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private void revoke(HttpExchange exchange) throws IOException {
    Matcher user = USER.matcher(bodyOf(exchange));
    if (user.find()) {
      end(user.group(1));
      send(exchange, 200, "{\"user\":\"%s\"}".formatted(user.group(1)));
    } else {
      send(exchange, 400, "{\"error\":\"bad-request\",\"reason\":\"no user\"}");
    }
  }

  private void end(String user) {
    if (defect != Defect.DISOBEYS) {
      endedMs.put(user, System.currentTimeMillis());
    }
  }

  private static String option(String[] args, String prefix) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(prefix))
        .map(arg -> arg.substring(prefix.length()))
        .findFirst()
        .orElseThrow();
  }

  private static HttpServer listen(String port) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
    // Virtual threads do not tell their CPU time.
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Statelab-Node", name);
    String body = bodyOf(exchange);
    if (exchange.getRequestURI().getPath().equals("/login")) {
      Matcher user = USER.matcher(body);
      if (user.find()) {
        Session session = Session.begin(user.group(1), Integer.parseInt(user.group(2)));
        session.handOut(exchange.getResponseHeaders());
        send(exchange, 200, "{\"user\":\"%s\"}".formatted(session.user()));
      }
      return;
    }
    Session session = Session.of(exchange.getRequestHeaders());
    if (session == null || isUnknown(session)) {
      exchange.getResponseHeaders().set("X-Statelab-Reason", "forgotten");
      send(exchange, 401, "{\"error\":\"no-session\",\"reason\":\"forgotten\"}");
      return;
    }
    if (defect == Defect.BURNS) {
      burn();
    }
    answer(exchange, session, body);
  }

  private boolean isUnknown(Session session) {
    return (defect == Defect.FORGETS && session.forgotten()) || hasEnded(session);
  }

  private boolean hasEnded(Session session) {
    return session.bornMs() <= endedMs.getOrDefault(session.user(), 0L);
  }

  private static void burn() {
    // By the thread's own clock: the other one also runs while somebody else has the core.
    long untilNs = THREADS.getCurrentThreadCpuTime() + BURNT_NS;
    while (THREADS.getCurrentThreadCpuTime() < untilNs) {
      Thread.onSpinWait();
    }
  }

  private void answer(HttpExchange exchange, Session session, String body) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/me" -> send(exchange, 200, "{\"user\":\"%s\"}".formatted(session.user()));
      case "/cart" -> send(exchange, 200, session.cart());
      case "/cart/items" -> {
        Matcher line = LINE.matcher(body);
        if (line.find()) {
          Session after = session.with(line.group(1), Integer.parseInt(line.group(2)));
          after.handOut(exchange.getResponseHeaders());
          send(exchange, 200, after.cart());
        }
      }
      case "/logout" -> {
        end(session.user());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      }
      default -> send(exchange, 404, "{\"error\":\"not-found\",\"reason\":\"\"}");
    }
  }

  private static String bodyOf(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Everything that is known of a user, as it stands in the cookie. */
  private record Session(
      String user, int number, long bornMs, int version, Map<String, Integer> items) {

    static Session begin(String user, int number) {
      return new Session(user, number, System.currentTimeMillis(), 0, Map.of());
    }

    static @Nullable Session of(Headers request) {
      return request.getOrDefault("Cookie", List.of()).stream()
          .flatMap(header -> Arrays.stream(header.split(";\\s*", -1)))
          .filter(cookie -> cookie.startsWith(COOKIE + "="))
          .map(cookie -> read(cookie.substring(COOKIE.length() + 1)))
          .findFirst()
          .orElse(null);
    }

    private static Session read(String text) {
      String[] fields = text.split("\\|", -1);
      Map<String, Integer> items = new LinkedHashMap<>();
      for (String item : fields[4].split("/", -1)) {
        if (!item.isEmpty()) {
          String[] parts = item.split("~", 2);
          items.put(parts[0], Integer.parseInt(parts[1]));
        }
      }
      return new Session(
          fields[0],
          Integer.parseInt(fields[1]),
          Long.parseLong(fields[2]),
          Integer.parseInt(fields[3]),
          items);
    }

    boolean forgotten() {
      return number % 3 == 0 && bornMs < STARTED_MS;
    }

    Session with(String item, int quantity) {
      Map<String, Integer> more = new LinkedHashMap<>(items);
      more.merge(item, quantity, Integer::sum);
      return new Session(user, number, bornMs, version + 1, more);
    }

    void handOut(Headers response) {
      String written =
          items.entrySet().stream()
              .map(item -> item.getKey() + "~" + item.getValue())
              .collect(Collectors.joining("/"));
      response.set(
          "Set-Cookie",
          COOKIE + "=%s|%d|%d|%d|%s; Path=/".formatted(user, number, bornMs, version, written));
    }

    String cart() {
      return "{\"user\":\"%s\",\"version\":%d,\"items\":[%s],\"total\":%d}"
          .formatted(
              user,
              version,
              items.entrySet().stream()
                  .map(
                      item ->
                          "{\"item\":\"%s\",\"quantity\":%d}"
                              .formatted(item.getKey(), item.getValue()))
                  .collect(Collectors.joining(",")),
              items.values().stream().mapToInt(Integer::intValue).sum());
    }
  }
}

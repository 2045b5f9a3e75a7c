package statelab.targets.program.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import statelab.targets.program.BadOptionException;
import statelab.targets.program.PortInUseException;
import statelab.targets.program.json.BadJsonException;
import statelab.targets.program.json.Json;

/**
 * A small HTTP server beside the measured one, so that neither load nor an exhausted worker pool
 * hides the process from the lab.
 */
public final class AdminPort implements AutoCloseable {
  /** Name of the environment variable that holds the token which requests must carry. */
  public static final String TOKEN_VARIABLE = "STATELAB_ADMIN_TOKEN";

  private static final int MAXIMUM_BODY_BYTES = 64 * 1024;
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, AdminAction> actions;
  private final @Nullable String token;

  private AdminPort(
      HttpServer server,
      ExecutorService threads,
      Map<String, AdminAction> actions,
      @Nullable String token) {
    this.server = server;
    this.threads = threads;
    this.actions = actions;
    this.token = token;
  }

  /**
   * Opens the port and serves at once.
   *
   * @param host a loopback address; another one only with a token
   * @param port TCP port, 0 for a free one
   * @param actions by method and path, for example {@code GET /health}
   * @param token what {@code Authorization: Bearer …} must carry; none is asked without one
   * @throws PortInUseException if another process holds the port
   * @throws BadOptionException if other machines could reach it and no token is asked for
   */
  public static AdminPort open(
      String host, int port, Map<String, AdminAction> actions, Optional<String> token)
      throws IOException {
    requireLoopbackOrToken(host, token);
    HttpServer server = bind(host, port);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("admin-", 1).factory());
    AdminPort admin = new AdminPort(server, threads, Map.copyOf(actions), token.orElse(null));
    server.setExecutor(threads);
    server.createContext("/", admin::handle);
    server.start();
    return admin;
  }

  /** The token that the environment asks for, if any. */
  public static Optional<String> tokenOfEnvironment() {
    return Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).filter(token -> !token.isBlank());
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The Host header keeps browsers out, but nobody who can write one. */
  private static void requireLoopbackOrToken(String host, Optional<String> token)
      throws IOException {
    if (token.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new BadOptionException(
          "--host="
              + host
              + " opens the admin port to other machines; set "
              + TOKEN_VARIABLE
              + " or listen on a loopback address");
    }
  }

  private static HttpServer bind(String host, int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException e) {
      throw new PortInUseException("admin-port", port, e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      AdminAnswer answer = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private AdminAnswer answer(HttpExchange exchange) throws IOException {
    if (!isLoopback(exchange.getRequestHeaders().getFirst("Host"))) {
      return AdminAnswer.error(403, "forbidden", "the Host header must name a loopback address");
    }
    if (!isAuthorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return AdminAnswer.error(401, "unauthorized", "the bearer token is missing or wrong");
    }
    AdminAction action =
        actions.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    if (action == null) {
      return AdminAnswer.error(404, "not-found", "no such admin action");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY_BYTES + 1);
    if (body.length > MAXIMUM_BODY_BYTES) {
      return AdminAnswer.error(413, "too-large", "a body may have 65536 bytes");
    }
    return run(action, body);
  }

  private static AdminAnswer run(AdminAction action, byte[] body) {
    try {
      return action.answer(body);
    } catch (BadJsonException e) {
      return AdminAnswer.error(400, "bad-request", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      System.err.println("admin action failed: " + e);
      return new AdminAnswer(500, Json.error("failed", e.getClass().getSimpleName()));
    }
  }

  /** A browser on the machine can be made to call us under a foreign name (DNS rebinding). */
  private static boolean isLoopback(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":[0-9]+$", "");
    return Set.of("127.0.0.1", "localhost", "[::1]").contains(name);
  }

  private boolean isAuthorized(@Nullable String authorization) {
    String asked = token;
    if (asked == null) {
      return true;
    }
    return authorization != null && sameInConstantTime("Bearer " + asked, authorization);
  }

  private static boolean sameInConstantTime(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}

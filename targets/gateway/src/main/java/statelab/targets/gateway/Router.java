package statelab.targets.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the node of each request: the client's own while it is up, otherwise the next one in
 * turn. Without affinity it is drawn at random: users who send at equal intervals would meet turns
 * in step, and would always or never come back to the same node. A node that refuses the connection
 * has got no byte of the request, so another one is tried.
 */
final class Router implements ProxyClient {
  static final String COOKIE = "statelab-route";

  private static final AttachmentKey<List<Backend>> TRIED = AttachmentKey.create(List.class);

  private final List<Backend> backends;
  private final boolean affinity;
  private final RandomGenerator random;
  private final AtomicInteger turn = new AtomicInteger();
  private final LongAdder failovers = new LongAdder();

  /**
   * @param random for many threads
   */
  Router(List<Backend> backends, boolean affinity, RandomGenerator random) {
    this.backends = List.copyOf(backends);
    this.affinity = affinity;
    this.random = random;
  }

  /** Requests that went to another node than their cookie named. */
  long failovers() {
    return failovers.sum();
  }

  @Override
  public @Nullable ProxyTarget findTarget(HttpServerExchange exchange) {
    List<Backend> tried = tried(exchange);
    Optional<String> wanted = wanted(exchange);
    Optional<Backend> chosen =
        wanted
            .flatMap(this::named)
            .filter(backend -> backend.isUp() && !tried.contains(backend))
            .or(() -> nextFrom(affinity ? turn.getAndIncrement() : anywhere(), tried));
    chosen.ifPresent(backend -> tried.add(backend));
    chosen.ifPresent(backend -> remember(exchange, wanted, backend));
    return chosen.orElse(null);
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit timeUnit) {
    ((Backend) target).pool().connect(target, exchange, callback, timeout, timeUnit, false);
  }

  private static List<Backend> tried(HttpServerExchange exchange) {
    List<Backend> tried = exchange.getAttachment(TRIED);
    if (tried == null) {
      tried = new ArrayList<>(1);
      exchange.putAttachment(TRIED, tried);
    }
    return tried;
  }

  private Optional<String> wanted(HttpServerExchange exchange) {
    return affinity
        ? Optional.ofNullable(exchange.getRequestCookie(COOKIE)).map(Cookie::getValue)
        : Optional.empty();
  }

  private Optional<Backend> named(String name) {
    return backends.stream().filter(backend -> backend.name().equals(name)).findFirst();
  }

  private int anywhere() {
    return random.nextInt(backends.size());
  }

  private Optional<Backend> nextFrom(int first, List<Backend> tried) {
    for (int step = 0; step < backends.size(); step++) {
      Backend backend = backends.get(Math.floorMod(first + step, backends.size()));
      if (backend.isUp() && !tried.contains(backend)) {
        return Optional.of(backend);
      }
    }
    return Optional.empty();
  }

  /**
   * Inserts the cookie when the client has none or was moved. Undertow merges response cookies with
   * those of the node only when the response is sent; a header set here would replace the node's.
   */
  private void remember(HttpServerExchange exchange, Optional<String> wanted, Backend chosen) {
    if (!affinity || wanted.filter(chosen.name()::equals).isPresent()) {
      return;
    }
    wanted.ifPresent(name -> failovers.increment());
    exchange.setResponseCookie(
        new CookieImpl(COOKIE, chosen.name()).setPath("/").setHttpOnly(true));
  }
}

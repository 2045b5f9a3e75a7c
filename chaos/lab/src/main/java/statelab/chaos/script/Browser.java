package statelab.chaos.script;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import statelab.results.run.ScriptedRequest;

/** One user with his cookies. Each request is recorded; one without an answer has status 0. */
final class Browser {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);
  private static final String NODE = "X-Statelab-Node";
  private static final String SET_COOKIE = "set-cookie";

  private final String user;
  private final Stage stage;
  private final Cookies cookies;
  private final String target;
  private final Duration limit;

  Browser(String user, Stage stage) {
    this(user, stage, new Cookies(), Stage.GATEWAY, USUAL_LIMIT);
  }

  private Browser(String user, Stage stage, Cookies cookies, String target, Duration limit) {
    this.user = user;
    this.stage = stage;
    this.cookies = cookies;
    this.target = target;
    this.limit = limit;
  }

  String user() {
    return user;
  }

  /** The same user, cookies and all, who asks someone else. */
  Browser asking(String otherTarget) {
    return new Browser(user, stage, cookies, otherTarget, limit);
  }

  /** The same user, cookies and all, who gives up earlier or later. */
  Browser waiting(Duration atMost) {
    return new Browser(user, stage, cookies, target, atMost);
  }

  /** A copy of the cookies in another hand. */
  Browser copied() {
    return new Browser(user, stage, cookies.copy(), target, limit);
  }

  ScriptedRequest login() throws InterruptedException {
    return login("login");
  }

  ScriptedRequest login(String step) throws InterruptedException {
    return post(step, "/login", "{\"user\":\"%s\"}".formatted(user));
  }

  /** Logs in and puts one item, {@code sku-1}, into the cart. */
  void fillCart() throws InterruptedException {
    login();
    add("add-item", "sku-1");
  }

  ScriptedRequest add(String step, String item) throws InterruptedException {
    return post(step, "/cart/items", "{\"item\":\"%s\",\"quantity\":1}".formatted(item));
  }

  ScriptedRequest get(String step, String path) throws InterruptedException {
    return send(step, path, "GET", HttpRequest.BodyPublishers.noBody());
  }

  ScriptedRequest post(String step, String path, String json) throws InterruptedException {
    return send(step, path, "POST", HttpRequest.BodyPublishers.ofString(json));
  }

  private ScriptedRequest send(
      String step, String path, String method, HttpRequest.BodyPublisher body)
      throws InterruptedException {
    InetSocketAddress address = stage.address(target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://%s:%d%s".formatted(address.getHostString(), address.getPort(), path)))
            .timeout(limit)
            .header("Content-Type", "application/json")
            .method(method, body);
    String kept = cookies.header();
    if (!kept.isEmpty()) {
      request.header("Cookie", kept);
    }
    long startNs = stage.clock().nowNs();
    ScriptedRequest sent = exchange(request.build(), step, path, startNs);
    stage.record(sent);
    return sent;
  }

  private ScriptedRequest exchange(HttpRequest request, String step, String path, long startNs)
      throws InterruptedException {
    try {
      HttpResponse<String> answer =
          stage.client().send(request, HttpResponse.BodyHandlers.ofString());
      cookies.store(answer.headers().allValues(SET_COOKIE));
      return new ScriptedRequest(
          user,
          step,
          target,
          request.method(),
          path,
          startNs,
          stage.clock().nowNs(),
          answer.statusCode(),
          answer.headers().firstValue(NODE).orElse(""),
          recordable(answer.headers()),
          answer.body());
    } catch (IOException e) {
      return new ScriptedRequest(
          user,
          step,
          target,
          request.method(),
          path,
          startNs,
          stage.clock().nowNs(),
          0,
          "",
          Map.of(),
          "");
    }
  }

  /** The values of cookies are long, secret, and the same as in the request after. */
  private static Map<String, List<String>> recordable(HttpHeaders headers) {
    Map<String, List<String>> recordable = new TreeMap<>();
    headers.map().forEach((name, values) -> recordable.put(name.toLowerCase(Locale.ROOT), values));
    recordable.computeIfPresent(
        SET_COOKIE,
        (name, values) ->
            values.stream().map(value -> value.replaceFirst("=[^;]*", "=…")).toList());
    return recordable;
  }
}

package statelab.chaos.lab.docker;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One user with his cookies. */
final class Visitor implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .connectTimeout(LIMIT)
          .build();
  private final String base;
  private String servedBy = "";

  Visitor(InetSocketAddress entrance) {
    this("http://%s:%d".formatted(entrance.getHostString(), entrance.getPort()));
  }

  private Visitor(String base) {
    this.base = base;
  }

  /** Somebody who has got hold of the same cookies. */
  Visitor thief() {
    Visitor thief = new Visitor(base);
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> thief.cookies.getCookieStore().add(URI.create(base), cookie));
    return thief;
  }

  /** A cart of one kind of item after so many writes, as an answer. */
  static String cart(int version, int quantity) {
    return ("200 {\"user\":\"u-1\",\"version\":%d,\"items\":[{\"item\":\"sku-3\",\"quantity\":%d}],"
            + "\"total\":%d}")
        .formatted(version, quantity, quantity);
  }

  /** Status and body. */
  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Status and body. */
  String post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The node that gave the last answer. */
  String servedBy() {
    return servedBy;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    servedBy = answer.headers().firstValue("X-Statelab-Node").orElse("");
    return answer.statusCode() + " " + answer.body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

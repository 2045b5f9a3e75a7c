package statelab.targets.contract;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A client with a cookie jar, as a browser is one. */
final class Shopper {
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final int port;

  Shopper(int port) {
    this.port = port;
  }

  /** The same client, going to another port: past the gateway, or to another node. */
  Shopper at(int otherPort) {
    Shopper twin = new Shopper(otherPort);
    twin.cookies.putAll(cookies);
    return twin;
  }

  /** Who holds the same cookies, as a thief would. */
  Shopper copy() {
    return at(port);
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "");
  }

  Answer post(String path, String body) throws IOException {
    return send("POST", path, body);
  }

  Answer login(String user) throws IOException {
    return post("/login", "{\"user\":\"" + user + "\"}");
  }

  Answer add(String item, int quantity) throws IOException {
    return post("/cart/items", "{\"item\":\"" + item + "\",\"quantity\":" + quantity + "}");
  }

  private Answer send(String method, String path, String body) throws IOException {
    Answer answer = RawHttp.exchange(port, RawHttp.request(method, path, cookies(), body));
    answer.headers().getOrDefault("set-cookie", List.of()).forEach(this::store);
    return answer;
  }

  /** What the client holds, as the value of a Cookie header. */
  String cookies() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The names of its cookies but one. */
  Set<String> carries(String butNot) {
    Set<String> names = new TreeSet<>(cookies.keySet());
    names.remove(butNot);
    return names;
  }

  /** The value of a cookie; empty when it has none of that name. */
  String value(String cookie) {
    return cookies.getOrDefault(cookie, "");
  }

  /** Takes a cookie of somebody else in the place of its own. */
  Shopper with(String cookie, Shopper other) {
    cookies.put(cookie, other.value(cookie));
    return this;
  }

  private void store(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}

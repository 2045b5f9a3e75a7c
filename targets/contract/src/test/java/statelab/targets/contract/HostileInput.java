package statelab.targets.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests that no honest client sends, made from a seed. */
final class HostileInput {
  private static final List<String> COOKIES =
      List.of("statelab-session", "statelab-identity", "statelab-state", "statelab-route");
  private static final List<String> PATHS =
      List.of(
          "/me",
          "/cart",
          "/cart/items",
          "/login",
          "/logout",
          "/checkout/confirm",
          "/../etc/passwd",
          "/cart;jsessionid=1",
          "/%2e%2e/%00",
          "//me",
          "/me?x=%ZZ");
  private static final List<String> BODIES =
      List.of(
          "{",
          "[]",
          "null",
          "{}{}",
          "\"user\"",
          "{\"user\":1}",
          "{\"user\":\"\"}",
          "{\"user\":\"a\\u0000b\"}",
          "{\"user\":\"<script>\"}",
          "{\"item\":\"sku-1\"}",
          "{\"item\":\"sku-1\",\"quantity\":-1}",
          "{\"item\":\"sku-1\",\"quantity\":1e9}",
          "{\"item\":\"sku-1\",\"quantity\":99999999999999999999}",
          "{\"user\":\"a\",\"user\":\"b\"}",
          "{\"user\":{\"$gt\":\"\"}}",
          "\u0000\u0001");

  private static final List<String> METHODS =
      List.of("TRACE", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "CONNECT", "BREW", "get");

  private static final List<String> ADMIN_PATHS =
      List.of("/vitals", "/health", "/drain", "/revoke", "/clock", "/gc", "/", "/..");
  private static final List<String> FOREIGN_NAMES =
      List.of(
          "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "[", "x y");

  /** The longest body that a node reads. */
  private static final int BODY_LIMIT = 16_384;

  /** More headers than a node reads. */
  private static final int TOO_MANY_HEADERS = 150;

  private final RandomGenerator random;
  private final String victimCookies;

  /**
   * @param random decides everything
   * @param victimCookies good cookies of somebody else, to be tampered with
   */
  HostileInput(RandomGenerator random, String victimCookies) {
    this.random = random;
    this.victimCookies = victimCookies;
  }

  /** What an admin port is sent that listens for the harness alone. */
  byte[] nextForTheAdminPort() {
    return switch (random.nextInt(5)) {
      case 0 -> noise();
      case 1 -> foreign("GET", pick(ADMIN_PATHS));
      case 2 -> foreign("POST", pick(ADMIN_PATHS));
      case 3 -> brokenHead();
      default -> RawHttp.request(pick(METHODS), pick(ADMIN_PATHS), forgedCookie(), pick(BODIES));
    };
  }

  /** As a page of another site sends it whose name now resolves to this machine. */
  private byte[] foreign(String method, String path) {
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(method, path, pick(FOREIGN_NAMES));
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  byte[] next() {
    return switch (random.nextInt(11)) {
      case 0 -> noise();
      case 1 -> RawHttp.request("POST", path(), "", pick(BODIES));
      case 2 -> RawHttp.request("POST", path(), "", nested());
      case 3 -> RawHttp.request("GET", path(), forgedCookie(), "");
      case 4 -> RawHttp.request("GET", "/cart", tampered(), "");
      case 5 -> RawHttp.request("GET", "/me", "statelab-state=" + text(9_000), "");
      case 6 -> brokenHead();
      case 7 -> withHeader(hostileHeader());
      case 8 -> RawHttp.request(pick(METHODS), path(), forgedCookie(), pick(BODIES));
      case 9 -> RawHttp.request("POST", path(), "", tooLong());
      default -> truncated();
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String nested() {
    int depth = 1 + random.nextInt(1_500);
    return "{\"user\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
  }

  private String forgedCookie() {
    String name = pick(COOKIES);
    return switch (random.nextInt(4)) {
      case 0 -> name + "=" + text(1 + random.nextInt(200));
      case 1 -> name + "=" + unsignedToken();
      case 2 -> name + "=" + text(20) + "." + text(20) + "." + text(20);
      default -> name + "=\"; " + name + "==;;,=" + text(5);
    };
  }

  /** {@code alg: none}, the oldest trick. */
  private static String unsignedToken() {
    return base64("{\"alg\":\"none\",\"kid\":\"x\"}")
        + "."
        + base64("{\"iss\":\"statelab\",\"aud\":\"statelab-shop\",\"sub\":\"victim\"}")
        + ".";
  }

  /** Another character in every cookie value, in the half that a signature or an id must notice. */
  private String tampered() {
    StringBuilder cookies = new StringBuilder();
    for (String cookie : victimCookies.split("; ", -1)) {
      String[] pair = cookie.split("=", 2);
      StringBuilder value = new StringBuilder(pair[1]);
      int place = random.nextInt(Math.max(1, value.length() - 2));
      value.setCharAt(place, value.charAt(place) == 'A' ? 'B' : 'A');
      cookies.append(pair[0]).append('=').append(value).append("; ");
    }
    return cookies.toString();
  }

  private byte[] brokenHead() {
    String head =
        switch (random.nextInt(5)) {
          case 0 -> "GET /me HTTP/1.1\r\n\r\n";
          case 1 -> "GET /me HTTP/9.9\r\nHost: x\r\n\r\n";
          case 2 -> "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}";
          case 3 ->
              "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n";
          default -> "GET /me HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9_000) + "\r\n\r\n";
        };
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Headers that contradict each other, belong to proxies, or hold what no header may. */
  private String hostileHeader() {
    return switch (random.nextInt(12)) {
      case 0 -> "Content-Length: 2\r\nContent-Length: 40";
      case 1 -> "Content-Length: 2\r\nTransfer-Encoding: chunked";
      case 2 -> "Transfer-Encoding: gzip, chunked, identity";
      case 3 -> "Host: evil.example";
      case 4 -> "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: evil.example\r\nForwarded: for=x";
      case 5 -> "X-Nothing: a\u0000b";
      case 6 -> "no colon in this line";
      case 7 -> "X-Folded: a\r\n\tb";
      case 8 -> "Expect: " + text(10);
      case 9 -> "Idempotency-Key: " + text(1 + random.nextInt(6_000));
      case 10 ->
          "Connection: upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: " + text(8);
      default -> "X-Many: 1\r\n".repeat(TOO_MANY_HEADERS).strip();
    };
  }

  private byte[] withHeader(String header) {
    String head =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n\r\n{}"
            .formatted(path(), header);
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String tooLong() {
    return "{\"user\":\"" + text(BODY_LIMIT + random.nextInt(BODY_LIMIT)) + "\"}";
  }

  private byte[] truncated() {
    byte[] whole = RawHttp.request("POST", "/login", "", "{\"user\":\"somebody\"}");
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 'A', 'Z' + 1).forEach(character -> text.append((char) character));
    return text.toString();
  }

  private String path() {
    return pick(PATHS);
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

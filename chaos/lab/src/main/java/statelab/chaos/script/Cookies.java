package statelab.chaos.script;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a browser keeps between requests; all of it belongs to one site. For many threads. */
final class Cookies {
  private final Map<String, String> values = new TreeMap<>();

  Cookies() {}

  private Cookies(Map<String, String> values) {
    this.values.putAll(values);
  }

  /** Takes up what a response sets; one whose age is 0 is dropped. */
  synchronized void store(List<String> setCookies) {
    for (String header : setCookies) {
      String[] pair = header.split(";", 2)[0].split("=", 2);
      if (pair.length == 2 && !expires(header)) {
        values.put(pair[0].strip(), pair[1].strip());
      } else {
        values.remove(pair[0].strip());
      }
    }
  }

  private static boolean expires(String header) {
    return header.toLowerCase(Locale.ROOT).matches(".*;\\s*max-age=0\\b.*");
  }

  /** The value of the request header {@code Cookie}; empty when there are none. */
  synchronized String header() {
    return values.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The same cookies in another hand: what changes here does not change there. */
  synchronized Cookies copy() {
    return new Cookies(values);
  }
}

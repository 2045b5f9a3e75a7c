package statelab.results.intake;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import statelab.results.run.ScriptedRequest;

/**
 * The rules by which a standard HTTP cache that many users share may keep an answer and give it to
 * another user without asking the server (RFC 9111). Requests are taken to carry no {@code
 * Authorization}: clients of the lab carry what they have in cookies, for which the standard has no
 * rule.
 */
final class SharedCache {
  private static final Set<Integer> KEPT_BY_DEFAULT =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

  /** The typical share of an answer's age that a cache takes for its life, RFC 9111 §4.2.2. */
  private static final long HEURISTIC_SHARE = 10;

  private SharedCache() {}

  /** Whether it may keep this answer (§3) and use it for somebody else while it is fresh (§4). */
  static boolean mayReuse(ScriptedRequest answer) {
    return mayStore(answer)
        && !has(answer, "no-cache")
        && variesForNobody(answer)
        && lifetimeS(answer) > age(answer);
  }

  private static boolean mayStore(ScriptedRequest answer) {
    boolean explicit =
        Stream.of("public", "max-age", "s-maxage").anyMatch(name -> has(answer, name))
            || answer.headers().containsKey("expires");
    return answer.method().equals("GET")
        && !has(answer, "no-store")
        && !has(answer, "private")
        && (KEPT_BY_DEFAULT.contains(answer.status()) || (explicit && answer.status() >= 200));
  }

  /** Every user has cookies of his own, so that an answer that varies with them is one user's. */
  private static boolean variesForNobody(ScriptedRequest answer) {
    return values(answer, "vary").noneMatch(name -> name.equals("*") || name.equals("cookie"));
  }

  /** How long it stays fresh, in s (§4.2.1); 0 when nothing says so or what says so is broken. */
  private static long lifetimeS(ScriptedRequest answer) {
    for (String name : List.of("s-maxage", "max-age")) {
      if (has(answer, name)) {
        return seconds(answer, name).orElse(0);
      }
    }
    if (answer.headers().containsKey("expires")) {
      return between(answer, "date", "expires");
    }
    return KEPT_BY_DEFAULT.contains(answer.status())
        ? between(answer, "last-modified", "date") / HEURISTIC_SHARE
        : 0;
  }

  private static long age(ScriptedRequest answer) {
    return values(answer, "age").flatMapToLong(text -> whole(text).stream()).findFirst().orElse(0);
  }

  private static long between(ScriptedRequest answer, String from, String to) {
    try {
      return time(answer, to) - time(answer, from);
    } catch (DateTimeException e) {
      // An invalid date is one in the past, §5.3.
      return 0;
    }
  }

  private static long time(ScriptedRequest answer, String header) {
    String text = String.join(",", answer.headers().getOrDefault(header, List.of()));
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
  }

  /** A directive that is qualified by field names counts as if it were not, as §5.2.2 allows. */
  private static boolean has(ScriptedRequest answer, String directive) {
    return values(answer, "cache-control")
        .anyMatch(given -> given.equals(directive) || given.startsWith(directive + "="));
  }

  private static OptionalLong seconds(ScriptedRequest answer, String directive) {
    return values(answer, "cache-control")
        .filter(given -> given.startsWith(directive + "="))
        .map(given -> given.substring(directive.length() + 1).replace("\"", ""))
        .map(SharedCache::whole)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong whole(String text) {
    return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static Stream<String> values(ScriptedRequest answer, String header) {
    return answer.headers().getOrDefault(header, List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(value -> value.strip().toLowerCase(Locale.ROOT));
  }
}

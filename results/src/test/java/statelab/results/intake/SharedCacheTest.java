package statelab.results.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.results.run.ScriptedRequest;

/** Each row is a rule of RFC 9111; its section stands in the name of the test or beside it. */
class SharedCacheTest {

  @ParameterizedTest(name = "{0} {1} \"{2}\" -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | 200 | cache-control: max-age=60                                  | true
          GET  | 200 | cache-control: public, max-age=60                          | true
          GET  | 200 | Cache-Control: MAX-AGE="60"                                | true
          GET  | 200 | cache-control: max-age=0, s-maxage=60                      | true
          GET  | 200 | cache-control: max-age=60, s-maxage=0                      | false
          GET  | 200 | cache-control: max-age=60; cache-control: no-store         | false
          GET  | 200 | cache-control: private, max-age=60                         | false
          GET  | 200 | cache-control: private="set-cookie", max-age=60            | false
          GET  | 200 | cache-control: no-cache, max-age=60                        | false
          GET  | 200 | cache-control: public                                      | false
          GET  | 200 | cache-control: max-age=a-minute                            | false
          GET  | 200 | cache-control: max-age=60; age: 59                         | true
          GET  | 200 | cache-control: max-age=60; age: 60                         | false
          GET  | 200 | cache-control: max-age=60; vary: Accept-Encoding           | true
          GET  | 200 | cache-control: max-age=60; vary: accept, Cookie            | false
          GET  | 200 | cache-control: max-age=60; vary: *                         | false
          GET  | 200 | cache-control: max-age=60; set-cookie: a=1                 | true
          POST | 200 | cache-control: max-age=60                                  | false
          GET  | 404 | cache-control: max-age=60                                  | true
          GET  | 500 | cache-control: max-age=60                                  | true
          GET  | 500 | vary: accept                                               | false
          GET  | 200 | content-type: application/json                             | false
          GET  | 0   | content-type: application/json                             | false
          """)
  void directivesStatusesAndMethodsDecide(
      String method, int status, String headers, boolean reusable) {
    assertThat(SharedCache.mayReuse(answer(method, status, headers))).isEqualTo(reusable);
  }

  @Test
  void anExpiryCountsFromTheDate() {
    String date = "date: Tue, 15 Nov 1994 08:12:31 GMT";

    assertThat(reusable(date + "; expires: Tue, 15 Nov 1994 08:12:32 GMT")).isTrue();
    assertThat(reusable(date + "; expires: Tue, 15 Nov 1994 08:12:31 GMT")).isFalse();
    assertThat(reusable(date + "; expires: 0")).isFalse();
    assertThat(reusable("expires: Tue, 15 Nov 1994 08:12:32 GMT")).isFalse();
  }

  @Test
  void withoutAnExpiryATenthOfItsAgeIsGuessed() {
    String date = "date: Tue, 15 Nov 1994 08:12:31 GMT";

    assertThat(reusable(date + "; last-modified: Tue, 15 Nov 1994 07:12:31 GMT; age: 359"))
        .isTrue();
    assertThat(reusable(date + "; last-modified: Tue, 15 Nov 1994 07:12:31 GMT; age: 360"))
        .isFalse();
  }

  private static boolean reusable(String headers) {
    return SharedCache.mayReuse(answer("GET", 200, headers));
  }

  /** Headers are separated by semicolons; recordings have their names in small letters. */
  private static ScriptedRequest answer(String method, int status, String headers) {
    Map<String, List<String>> byName = new TreeMap<>();
    Arrays.stream(headers.split("; ", -1))
        .map(header -> header.split(": ", 2))
        .forEach(
            header ->
                byName.merge(
                    header[0].toLowerCase(Locale.ROOT),
                    List.of(header[1]),
                    (one, other) -> List.of(one.getFirst(), other.getFirst())));
    return new ScriptedRequest("u", "any", "gateway", method, "/", 0, 1, status, "", byName, "");
  }
}

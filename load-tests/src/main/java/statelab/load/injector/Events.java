package statelab.load.injector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import statelab.results.run.GeneratorReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What an injector tells its parent, one JSON object a line on its standard output. */
final class Events {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Events() {}

  /** One line of standard output. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Rehearsed.class, name = "rehearsed"),
    @JsonSubTypes.Type(value = Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = Started.class, name = "started"),
    @JsonSubTypes.Type(value = Progressed.class, name = "progress"),
    @JsonSubTypes.Type(value = Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = Idle.class, name = "idle")
  })
  sealed interface Event {}

  /** Everything is loaded; the injector waits for its first load. */
  record Rehearsed() implements Event {}

  /** The load is prepared; the injector waits for {@code start}. */
  record Ready() implements Event {}

  /** The intended schedule begins at this time. */
  record Started(long atNs) implements Event {}

  /** See {@link Progress}. */
  record Progressed(long atNs, int users, double rate, long ok, long failed, long lagNs)
      implements Event {
    Progress progress() {
      return new Progress(atNs, users, rate, ok, failed, lagNs);
    }

    static Progressed of(Progress progress) {
      return new Progressed(
          progress.atNs(),
          progress.users(),
          progress.rate(),
          progress.ok(),
          progress.failed(),
          progress.lagNs());
    }
  }

  /**
   * The load has ended and its requests are on disk.
   *
   * @param report how the generator did
   * @param unsent requests that were due before the end of the load and were never sent, because
   *     their users were behind their schedule
   * @param latencyClaims whether latencies of this load may support a claim
   */
  record Finished(GeneratorReport report, long unsent, boolean latencyClaims) implements Event {}

  /** Nothing of the load is left in the process, which waits for another. */
  record Idle() implements Event {}

  static String write(Event event) {
    return JSON.writerFor(Event.class).writeValueAsString(event);
  }

  /** The event, or null when the line is none. */
  static @Nullable Event read(String line) {
    try {
      return JSON.readValue(line, Event.class);
    } catch (JacksonException notAnEvent) {
      return null;
    }
  }
}

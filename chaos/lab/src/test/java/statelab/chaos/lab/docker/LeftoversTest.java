package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import statelab.chaos.lab.LabException;

/** How a lab's things go from an engine that does not let each of them go at once. */
class LeftoversTest {
  private static final String LAB = "lab-1";

  private final Set<String> there =
      new ConcurrentSkipListSet<>(Set.of("containers/c1", "networks/n1", "volumes/v1"));

  /** So many times the network has somebody in it. */
  private final AtomicInteger inUse = new AtomicInteger();

  /** So many looks pass before a container that was just being made appears. */
  private final AtomicInteger looksUntilLate = new AtomicInteger(Integer.MAX_VALUE);

  private FakeEngine fake;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeEngine(this::answer);
    engine = fake.engine();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aNetworkThatIsInUseForAMomentIsRemovedAMomentLater() {
    inUse.set(2);

    Leftovers.removeOf(engine, LAB);

    assertThat(there).isEmpty();
  }

  @Test
  void whatTheEngineWasJustMakingIsRemovedToo() {
    looksUntilLate.set(1);

    Leftovers.removeOf(engine, LAB);

    assertThat(there).isEmpty();
  }

  @Test
  void aNetworkThatStaysInUseIsSaidAndKeepsNothingElseThere() {
    inUse.set(Integer.MAX_VALUE);

    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Leftovers.removeOf(engine, LAB))
        .withMessageContaining("active endpoints");
    assertThat(there).containsExactly("networks/n1");
  }

  @Test
  void whatBelongsToAnotherLabStays() {
    Leftovers.removeOf(engine, "lab-2");

    assertThat(there).hasSize(3);
  }

  @Test
  void whatBelongsToALabIsListedByKindAndName() {
    assertThat(Leftovers.listOf(engine, LAB))
        .containsExactly("container c1", "network n1", "volume v1");
    assertThat(Leftovers.listOf(engine, "lab-2")).isEmpty();
    assertThat(Leftovers.listOfTheDead(engine)).as("what names no owner").isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/v[0-9.]+", "");
    if (exchange.getRequestMethod().equals("DELETE")) {
      remove(exchange, path.substring(1));
    } else if (path.equals("/containers/json")) {
      if (looksUntilLate.getAndDecrement() == 0) {
        there.add("containers/late");
      }
      FakeEngine.send(exchange, 200, "[" + listed("containers") + "]");
    } else if (path.equals("/networks")) {
      FakeEngine.send(exchange, 200, "[" + listed("networks") + "]");
    } else {
      FakeEngine.send(exchange, 200, "{\"Volumes\":[" + listed("volumes") + "]}");
    }
  }

  private String listed(String kind) {
    return new TreeSet<>(there)
        .stream()
            .filter(thing -> thing.startsWith(kind))
            .map(thing -> thing.substring(kind.length() + 1))
            .map(LeftoversTest::json)
            .collect(Collectors.joining(","));
  }

  private static String json(String id) {
    return ("{\"Id\":\"%s\",\"Name\":\"%s\",\"Names\":[\"/%s\"],\"State\":\"running\","
            + "\"Labels\":{\"%s\":\"%s\"}}")
        .formatted(id, id, id, Labels.LAB, LAB);
  }

  private void remove(HttpExchange exchange, String thing) throws IOException {
    if (thing.startsWith("networks") && inUse.getAndDecrement() > 0) {
      FakeEngine.send(exchange, 403, "{\"message\":\"network n1 has active endpoints\"}");
    } else {
      FakeEngine.send(exchange, there.remove(thing) ? 204 : 404, "");
    }
  }
}

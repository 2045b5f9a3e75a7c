package statelab.chaos.lab.host;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Probe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the admin ports of a run's processes, which all share one token. */
public final class AdminPort implements AutoCloseable {
  private static final Duration PROBE_LIMIT = Duration.ofMillis(500);
  private static final Duration VITALS_LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int ERROR = 400;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PROBE_LIMIT)
          .build();
  private final String token;

  /**
   * @param token what every process of the run asks for
   */
  public AdminPort(String token) {
    this.token = token;
  }

  /** Questions to the process whose admin port this is. */
  public Questions at(Endpoint admin) {
    return new Questions() {
      @Override
      public Probe probe() throws InterruptedException {
        return AdminPort.this.probe(admin);
      }

      @Override
      public Optional<Map<String, Double>> vitals() throws InterruptedException {
        return AdminPort.this.vitals(admin);
      }

      @Override
      public void tell(String path, String body) throws InterruptedException {
        AdminPort.this.tell(admin, path, body);
      }
    };
  }

  private Probe probe(Endpoint port) throws InterruptedException {
    try {
      HttpResponse<String> answer = get(port, "/health", PROBE_LIMIT);
      return answer.statusCode() == OK ? Probe.READY : Probe.NOT_READY;
    } catch (ConnectException e) {
      return Probe.REFUSED;
    } catch (IOException e) {
      return Probe.SILENT;
    }
  }

  private Optional<Map<String, Double>> vitals(Endpoint port) throws InterruptedException {
    return read(port, "/vitals", VITALS_LIMIT).map(AdminPort::numbers);
  }

  private static Map<String, Double> numbers(JsonNode vitals) {
    Map<String, Double> numbers = new HashMap<>();
    for (Map.Entry<String, JsonNode> vital : vitals.properties()) {
      if (vital.getValue().isNumber()) {
        numbers.put(vital.getKey(), vital.getValue().doubleValue());
      }
    }
    return numbers;
  }

  /** Whether the gateway at this port says that the node is up. */
  public boolean inRotation(Endpoint gatewayPort, String node) throws InterruptedException {
    return read(gatewayPort, "/nodes", PROBE_LIMIT)
        .map(nodes -> isUp(nodes, node))
        .orElse(Boolean.FALSE);
  }

  /** What a process that speaks no JSON answers to a GET; empty when it does not. */
  public Optional<String> text(Endpoint port, String path) throws InterruptedException {
    try {
      HttpResponse<String> answer = get(port, path, PROBE_LIMIT);
      return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isUp(JsonNode nodes, String node) {
    for (JsonNode one : nodes) {
      if (one.path("node").asString("").equals(node)) {
        return one.path("state").asString("").equals("up");
      }
    }
    return false;
  }

  /**
   * Tells the process something that may be said twice: a connection that was kept open may have
   * been closed by the other end meanwhile, and the client does not repeat a POST.
   *
   * @param body JSON, or empty
   * @throws LabException when it does not take it
   */
  private void tell(Endpoint port, String path, String body) throws InterruptedException {
    try {
      post(port, path, body);
    } catch (IOException first) {
      try {
        post(port, path, body);
      } catch (IOException e) {
        throw refused(port, path, String.valueOf(e.getMessage()), e);
      }
    }
  }

  private void post(Endpoint port, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(port, path)
            .timeout(VITALS_LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= ERROR) {
      throw refused(port, path, answer.statusCode() + " " + answer.body(), null);
    }
  }

  private static LabException refused(
      Endpoint port, String path, String how, @Nullable IOException cause) {
    return new LabException(
        LabException.Reason.NOT_READY,
        "POST %s at admin port %s failed: %s".formatted(path, port, how),
        cause);
  }

  private Optional<JsonNode> read(Endpoint port, String path, Duration limit)
      throws InterruptedException {
    try {
      HttpResponse<String> answer = get(port, path, limit);
      return answer.statusCode() == OK
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      // A process that is down, hung or half-started has no vitals; its absence in the record says
      // so.
      return Optional.empty();
    }
  }

  private HttpResponse<String> get(Endpoint port, String path, Duration limit)
      throws IOException, InterruptedException {
    return client.send(
        request(port, path).timeout(limit).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(Endpoint port, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

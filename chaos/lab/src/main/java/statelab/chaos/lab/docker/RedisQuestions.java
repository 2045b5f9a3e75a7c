package statelab.chaos.lab.docker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.host.Endpoint;
import statelab.chaos.lab.host.Questions;

/**
 * Questions to Redis itself, each on a connection of its own: {@code PING}, and {@code INFO}, whose
 * answer is {@code $LENGTH} and that many bytes
 * (https://redis.io/docs/latest/develop/reference/protocol-spec/).
 */
record RedisQuestions(Endpoint redis) implements Questions {
  private static final int LIMIT_MS = 500;
  private static final Pattern KEYS = Pattern.compile("keys=(\\d+)");

  @Override
  public Probe probe() {
    try {
      return ask("PING").startsWith("+PONG") ? Probe.READY : Probe.NOT_READY;
    } catch (ConnectException e) {
      return Probe.REFUSED;
    } catch (IOException e) {
      return Probe.SILENT;
    }
  }

  /**
   * {@code store_keys}, {@code store_memory_bytes}, {@code store_operations} and {@code
   * store_network_bytes}.
   */
  @Override
  public Optional<Map<String, Double>> vitals() {
    try {
      return Optional.of(numbers(ask("INFO")));
    } catch (IOException e) {
      // A store that is down or hung has no vitals; its absence in the record says so.
      return Optional.empty();
    }
  }

  @Override
  public void tell(String path, String body) {
    throw new LabException(
        LabException.Reason.UNSUPPORTED, "Redis has no %s that it could be told.".formatted(path));
  }

  /** {@code QUIT} makes Redis close the connection, so the answer ends. */
  private String ask(String command) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(LIMIT_MS);
      socket.connect(redis.address(), LIMIT_MS);
      socket
          .getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Map<String, Double> numbers(String info) throws IOException {
    Map<String, String> fields = new HashMap<>();
    info.lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> fields.put(parts[0], parts[1].strip()));
    Matcher keys = KEYS.matcher(fields.getOrDefault("db0", ""));
    return Map.of(
        "store_keys",
        keys.find() ? Double.parseDouble(keys.group(1)) : 0,
        "store_memory_bytes",
        number(fields, "used_memory"),
        "store_operations",
        number(fields, "total_commands_processed"),
        "store_network_bytes",
        number(fields, "total_net_input_bytes") + number(fields, "total_net_output_bytes"));
  }

  private static double number(Map<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("Redis does not tell its " + name);
    }
    return Double.parseDouble(value);
  }
}

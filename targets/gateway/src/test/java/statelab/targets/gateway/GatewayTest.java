package statelab.targets.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import statelab.targets.gateway.GatewayOptions.Affinity;

final class GatewayTest {
  private static final int STARTS = 20;

  private FakeNode one;
  private FakeNode two;
  private Gateway gateway;
  private int port;
  private int adminPort;

  @BeforeEach
  void startTwoNodesBehindAGateway() throws IOException {
    one = new FakeNode("node-1");
    two = new FakeNode("node-2");
    start(Affinity.ON);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    one.close();
    two.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "HEAD"})
  void aRequestThatReachedANodeIsNeverSentAgain(String method) throws IOException {
    one.behave(FakeNode.Behaviour.CLOSE_WITHOUT_ANSWER);
    two.behave(FakeNode.Behaviour.CLOSE_WITHOUT_ANSWER);

    assertThat(send(method, "/write", "")).startsWith("HTTP/1.1 503");

    // By path: on a busy machine another process's probe may meet a port that was its own before.
    assertThat(Stream.concat(one.requests().stream(), two.requests().stream()))
        .filteredOn(line -> line.contains(" /write "))
        .hasSize(1);
  }

  @Test
  void aRequestOnAConnectionThatDiesWhileIdleIsNotReplayed() throws IOException {
    assertThat(send("GET", "/warm", "statelab-route=node-1")).contains("node-1 /warm");
    one.behave(FakeNode.Behaviour.CLOSE_WITHOUT_ANSWER);

    assertThat(send("GET", "/lost", "statelab-route=node-1")).startsWith("HTTP/1.1 503");

    assertThat(one.requests()).containsExactly("GET /warm HTTP/1.1", "GET /lost HTTP/1.1");
    assertThat(two.requests()).isEmpty();
  }

  @Test
  void aNodeThatRefusesTheConnectionLosesTheRequestToAnother() throws IOException {
    one.refuse();

    String answer = send("POST", "/write", "statelab-route=node-1");

    assertThat(answer).contains("node-2 /write", "statelab-route=node-2");
    assertThat(two.requests()).hasSize(1);
  }

  @Test
  void aClientStaysOnItsNodeAndKeepsTheNodesOwnCookies() throws IOException {
    String first = send("GET", "/", "");
    String node = first.contains("statelab-route=node-1") ? "node-1" : "node-2";

    assertThat(first).contains("own=1", node + " /");
    for (int request = 0; request < 5; request++) {
      String next = send("GET", "/", "statelab-route=" + node);
      assertThat(next).contains(node + " /").doesNotContain("statelab-route");
    }
  }

  @Test
  void withoutAffinityEachRequestGoesAnywhereAndNoCookieIsSet() throws IOException {
    gateway.close();
    start(Affinity.OFF);

    List<String> nodes = new ArrayList<>();
    for (int request = 0; request < 64; request++) {
      String answer = send("GET", "/", "statelab-route=node-1");
      assertThat(answer).doesNotContain("statelab-route");
      nodes.add(answer.substring(answer.length() - "node-1 /".length()));
    }

    // Each of these fails with a probability of 2^-63 when nodes are drawn; turns fail the latter.
    assertThat(nodes).contains("node-1 /", "node-2 /");
    assertThat(IntStream.range(1, nodes.size()))
        .anyMatch(i -> nodes.get(i).equals(nodes.get(i - 1)));
  }

  @Test
  void aDrainingNodeGetsNothingNew() throws IOException {
    one.say("draining");
    await().atMost(Duration.ofSeconds(10)).until(() -> nodes().contains("\"state\":\"down\""));

    assertThat(send("GET", "/", "statelab-route=node-1")).contains("node-2 /");

    one.say("ready");
    await().atMost(Duration.ofSeconds(10)).until(() -> !nodes().contains("\"state\":\"down\""));
    assertThat(send("GET", "/", "statelab-route=node-1")).contains("node-1 /");
  }

  @Test
  void withNoNodeUpTheClientIsToldSo() throws IOException {
    one.say("draining");
    two.say("draining");
    await().atMost(Duration.ofSeconds(10)).until(() -> !nodes().contains("\"state\":\"up\""));

    assertThat(send("GET", "/", "")).startsWith("HTTP/1.1 503").contains("no-node-is-up");
  }

  /** The answer to a request whose client went away must not become someone else's. */
  @Test
  void anAbandonedRequestNeverAnswersAnother() throws IOException {
    one.behave(FakeNode.Behaviour.HANG);
    try (Socket impatient = open()) {
      impatient.getOutputStream().write(request("GET", "/secret", "statelab-route=node-1"));
      await().atMost(Duration.ofSeconds(10)).until(() -> one.requests().size() == 1);
    }
    one.behave(FakeNode.Behaviour.ANSWER);
    one.release();

    for (int request = 0; request < 10; request++) {
      assertThat(send("GET", "/mine", "statelab-route=node-1")).contains("node-1 /mine");
    }
  }

  /** Many starts, since on each of them it would be a matter of milliseconds. */
  @Test
  void aGatewayThatSaysItIsReadyLetsClientsIn() throws IOException {
    for (int start = 0; start < STARTS; start++) {
      gateway.close();
      drawPorts();
      CompletableFuture<String> firstAnswer = CompletableFuture.supplyAsync(this::firstAnswer);
      gateway = launched(Affinity.ON);
      assertThat(firstAnswer.join()).startsWith("HTTP/1.1 200");
    }
  }

  /** Asks the moment that the gateway says it is ready. */
  private String firstAnswer() {
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(10))
        .ignoreException(ConnectException.class)
        .until(() -> exchange(adminPort, request("GET", "/health", "")).startsWith("HTTP/1.1 200"));
    try {
      return send("GET", "/", "");
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void start(Affinity affinity) throws IOException {
    drawPorts();
    gateway = launched(affinity);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> nodes().split("\"state\":\"up\"", -1).length == 3);
  }

  private void drawPorts() throws IOException {
    try (ServerSocket free = new ServerSocket(0);
        ServerSocket freeAdmin = new ServerSocket(0)) {
      port = free.getLocalPort();
      adminPort = freeAdmin.getLocalPort();
    }
  }

  private Gateway launched(Affinity affinity) throws IOException {
    return Gateway.start(
        new GatewayOptions(
            "127.0.0.1",
            port,
            adminPort,
            List.of(one.address(), two.address()),
            affinity,
            Duration.ofMillis(500),
            Duration.ofSeconds(10)));
  }

  private String nodes() throws IOException {
    return exchange(adminPort, request("GET", "/nodes", ""));
  }

  private String send(String method, String path, String cookie) throws IOException {
    return exchange(port, request(method, path, cookie));
  }

  private Socket open() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static byte[] request(String method, String path, String cookie) {
    String cookies = cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n";
    return (method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + cookies
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String exchange(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}

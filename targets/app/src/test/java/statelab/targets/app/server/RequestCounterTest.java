package statelab.targets.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node says of the requests that it got. */
final class RequestCounterTest {
  private int port;
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server = new WebServer("127.0.0.1", port, 2, new Nothing(), (engine, context) -> {});
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nX: OVERSIZED\r\n\r\n",
        "GET /OVERSIZED HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "no request at all\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n"
      })
  void aHeadThatIsTooLargeOrMalformedIsCountedAsSuchAndIsNoFailure(String head) throws IOException {
    String answer = send(head.replace("OVERSIZED", "y".repeat(9_000)));

    assertThat(answer).matches("HTTP/1.1 (4..|505) (?s).*");
    assertThat(vitals())
        .isEqualTo(
            Map.of(
                "requests_served", 0L,
                "requests_rejected", 1L,
                "requests_failed", 0L,
                "headers_rejected", 1L));
  }

  @Test
  void anAnswerOfTheApplicationIsNotAboutTheHeadWhateverItsStatus() throws IOException {
    send("GET /404 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    send("GET /503 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    send("GET /200 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(vitals())
        .isEqualTo(
            Map.of(
                "requests_served", 1L,
                "requests_rejected", 1L,
                "requests_failed", 1L,
                "headers_rejected", 0L));
  }

  private Map<String, Long> vitals() {
    Map<String, Long> vitals = new HashMap<>();
    server.counter().addVitals(vitals);
    return vitals;
  }

  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Answers with the status that its path names. */
  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(Integer.parseInt(request.getRequestURI().substring(1)));
    }
  }
}

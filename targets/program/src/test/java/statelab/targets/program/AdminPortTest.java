package statelab.targets.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import statelab.targets.program.admin.AdminAnswer;
import statelab.targets.program.admin.AdminPort;

final class AdminPortTest {
  private AdminPort admin;

  @BeforeEach
  void open() throws IOException {
    admin =
        AdminPort.open(
            "127.0.0.1",
            0,
            Map.of("GET /health", body -> AdminAnswer.health("draining")),
            Optional.of("secret"));
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void theRightTokenIsAnswered() throws IOException {
    assertThat(get("127.0.0.1", "Bearer secret"))
        .startsWith("HTTP/1.1 503")
        .endsWith("{\"status\":\"draining\"}");
  }

  @Test
  void aWrongTokenOrNoneIsRefused() throws IOException {
    assertThat(get("127.0.0.1", "Bearer wrong")).startsWith("HTTP/1.1 401");
    assertThat(get("127.0.0.1", "secret")).startsWith("HTTP/1.1 401");
  }

  @Test
  void aForeignHostNameIsRefusedEvenWithTheToken() throws IOException {
    assertThat(get("evil.example", "Bearer secret")).startsWith("HTTP/1.1 403");
    assertThat(get("127.0.0.1.evil.example:80", "Bearer secret")).startsWith("HTTP/1.1 403");
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    assertThatThrownBy(() -> AdminPort.open("127.0.0.1", admin.port(), Map.of(), Optional.empty()))
        .isInstanceOf(PortInUseException.class)
        .hasMessageContaining("--admin-port=" + admin.port());
  }

  @Test
  void itIsNotOpenedToOtherMachinesWithoutAToken() throws IOException {
    assertThatThrownBy(() -> AdminPort.open("0.0.0.0", 0, Map.of(), Optional.empty()))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("--host=0.0.0.0")
        .hasMessageContaining("STATELAB_ADMIN_TOKEN");
    AdminPort.open("0.0.0.0", 0, Map.of(), Optional.of("secret")).close();
  }

  private String get(String host, String authorization) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
      String request =
          "GET /health HTTP/1.1\r\nHost: "
              + host
              + "\r\nAuthorization: "
              + authorization
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

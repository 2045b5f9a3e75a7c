package statelab.targets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How processes begin and end, whatever they serve. */
final class ProgramLifeIT {
  private static final Duration START = Duration.ofSeconds(60);

  @Test
  void aNodeEndsWhenItsParentIsGone() throws Exception {
    Ports ports = new Ports(2);
    int admin = ports.next();
    try (Program node = sticky("--http-port=" + ports.next(), "--admin-port=" + admin)) {
      await().atMost(START).until(() -> status(admin, "/health") == 200);
      node.endInput();

      assertThat(node.exitCode()).isZero();
    }
  }

  @Test
  void aMisspelledOptionEndsWithCode2AndOneSentence() throws Exception {
    try (Program node = sticky("--htpp-port=1", "--admin-port=2")) {
      assertThat(node.exitCode()).isEqualTo(2);
      assertThat(node.output().strip())
          .isEqualTo("--htpp-port is not an option; the nearest one is --http-port");
    }
  }

  @Test
  void anAdminPortThatOtherMachinesReachEndsWithCode2UnlessItAsksForAToken() throws Exception {
    Ports ports = new Ports(2);
    try (Program node =
        sticky("--host=0.0.0.0", "--http-port=" + ports.next(), "--admin-port=" + ports.next())) {
      assertThat(node.exitCode()).isEqualTo(2);
      assertThat(node.output().strip())
          .startsWith("--host=0.0.0.0 opens the admin port to other machines; set STATELAB_ADMIN")
          .hasLineCount(1);
    }
  }

  @Test
  void aPortInUseEndsWithCode3AndNamesThePort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Program node =
            sticky("--http-port=" + taken.getLocalPort(), "--admin-port=" + new Ports(1).next())) {
      assertThat(node.exitCode()).isEqualTo(3);
      assertThat(node.output())
          .contains("--http-port=" + taken.getLocalPort() + ": the port is in use");
    }
  }

  @Test
  void redisAndItsFolderGoEvenWhenItsLauncherIsKilled() throws Exception {
    Ports ports = new Ports(2);
    int admin = ports.next();
    try (Program store =
        Program.start(
            "store",
            "statelab.targets.store.Main",
            List.of("--port=" + ports.next(), "--admin-port=" + admin))) {
      await().atMost(START).until(() -> status(admin, "/health") == 200);
      long redis = RawHttp.vital(admin, "redis_pid");
      assertThat(ProcessHandle.of(redis)).isPresent();
      Path folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(redis), "cwd"));
      assertThat(folder).isDirectory();

      store.kill();

      await().atMost(START).until(() -> ProcessHandle.of(redis).isEmpty());
      await().atMost(START).until(() -> Files.notExists(folder));
    }
  }

  private static Program sticky(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--node=node-1");
    return Program.start("sticky-session", "statelab.targets.sticky.Main", all);
  }

  private static int status(int port, String path) {
    try {
      return RawHttp.exchange(port, RawHttp.request("GET", path, "", "")).status();
    } catch (IOException e) {
      return 0;
    }
  }
}

package statelab.targets.contract;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node without a gateway, and its store where it needs one: for what takes no cluster. */
final class LoneNode implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Path folder = Files.createTempDirectory("statelab-node");
  private final Path keys = folder.resolve("keys.json");
  private final Ports ports = new Ports(4);
  private final int http = ports.next();
  private final int admin = ports.next();
  private final @Nullable Program store;
  private final Program node;

  private LoneNode(Arm arm, String... options) throws IOException {
    int storePort = ports.next();
    this.store = arm.needsStore() ? store(storePort, ports.next()) : null;
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--node=node-1");
    all.add("--http-port=" + http);
    all.add("--admin-port=" + admin);
    all.add("--store=127.0.0.1:" + storePort);
    all.add("--jwt-keys=" + keys);
    this.node = Program.start(arm.program(), arm.mainClass(), all);
  }

  /** Starts it; returns when it is ready. */
  static LoneNode start(Arm arm, String... options) throws IOException {
    LoneNode started = new LoneNode(arm, options);
    try {
      await().atMost(START).pollInterval(STEP).until(() -> isReady(started.admin));
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** A client that goes to it. */
  Shopper shopper() {
    return new Shopper(http);
  }

  /** An order to its admin port. */
  Answer order(String path, String body) throws IOException {
    return RawHttp.exchange(admin, RawHttp.request("POST", path, "", body));
  }

  /** A number of its vitals. */
  long vital(String name) throws IOException {
    return RawHttp.vital(admin, name);
  }

  /** SIGTERM; returns when it is gone. */
  void terminate() throws InterruptedException {
    node.terminate();
  }

  @Override
  public void close() {
    node.close();
    Optional.ofNullable(store).ifPresent(Program::close);
    try {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program store(int port, int admin) throws IOException {
    Program store =
        Program.start(
            "store",
            "statelab.targets.store.Main",
            List.of("--port=" + port, "--admin-port=" + admin));
    await().atMost(START).pollInterval(STEP).until(() -> isReady(admin));
    return store;
  }

  private static boolean isReady(int admin) {
    try {
      return RawHttp.exchange(admin, RawHttp.request("GET", "/health", "", "")).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}

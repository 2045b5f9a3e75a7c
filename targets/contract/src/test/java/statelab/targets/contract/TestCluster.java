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

/**
 * Three nodes of one arm behind a gateway, with an order ledger, and a store where one is needed.
 */
final class TestCluster implements AutoCloseable {
  static final int NODES = 3;

  private static final Duration START = Duration.ofSeconds(60);
  private static final int FIRST = 0;
  private static final int PORTS = 8 + 3 * NODES;

  private final Arm arm;
  private final List<String> armOptions;
  private final Path keys;
  private final ClassArchive archive;
  private final Ports ports = new Ports(PORTS);
  private final int gatewayPort = ports.next();
  private final int gatewayAdmin = ports.next();
  private final int ordersPort = ports.next();
  private final int storePort = ports.next();
  private final int storeAdmin = ports.next();
  private final int[] http = new int[NODES];
  private final int[] admin = new int[NODES];
  private final int[] replication = new int[NODES];
  private final @Nullable Program[] nodes = new @Nullable Program[NODES];
  private final List<Program> others = new ArrayList<>();
  private @Nullable Program store;

  private TestCluster(Arm arm, List<String> armOptions) throws IOException {
    this.arm = arm;
    this.armOptions = List.copyOf(armOptions);
    this.archive = ClassArchive.of(arm.program());
    this.keys = Files.createTempDirectory("statelab-contract").resolve("keys.json");
    for (int node = 0; node < NODES; node++) {
      http[node] = ports.next();
      admin[node] = ports.next();
      replication[node] = ports.next();
    }
  }

  /** Starts everything; returns when the gateway sees all nodes. */
  static TestCluster start(Arm arm) throws IOException, InterruptedException {
    return start(arm, arm.options());
  }

  /** The same with other options in the place of the arm's own. */
  static TestCluster start(Arm arm, List<String> armOptions)
      throws IOException, InterruptedException {
    TestCluster cluster = new TestCluster(arm, armOptions);
    try {
      cluster.startAll();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  int gatewayPort() {
    return gatewayPort;
  }

  int httpPort(int node) {
    return http[node];
  }

  int adminPort(int node) {
    return admin[node];
  }

  int ordersPort() {
    return ordersPort;
  }

  /** The index of the node that a response names. */
  static int index(Answer answer) {
    String name = answer.header("x-statelab-node").orElseThrow();
    return Integer.parseInt(name.substring("node-".length())) - 1;
  }

  /** SIGKILL of a node; returns at once when it is gone, whatever the gateway knows. */
  void kill(int node) throws InterruptedException {
    Optional.ofNullable(nodes[node]).orElseThrow().kill();
  }

  /** SIGTERM of a node. */
  void terminate(int node) throws InterruptedException {
    Optional.ofNullable(nodes[node]).orElseThrow().terminate();
  }

  void awaitDown(int node) {
    await().atMost(START).pollInterval(Duration.ofMillis(20)).until(() -> !isUp(node));
  }

  /** Starts every node that is down; returns when the gateway sends requests to all. */
  void restartAll() throws IOException {
    for (int node = 0; node < NODES; node++) {
      if (!Optional.ofNullable(nodes[node]).orElseThrow().isAlive()) {
        startNode(node, archive.flags());
      }
    }
    awaitAllUp();
  }

  /** Returns when nobody listens any more: Redis dies a moment after its launcher. */
  void killStore() throws InterruptedException {
    Optional.ofNullable(store).orElseThrow().kill();
    await().atMost(START).pollInterval(Duration.ofMillis(20)).until(() -> Ports.free(storePort));
  }

  /** The file of the keys that its nodes share. */
  Path keys() {
    return keys;
  }

  /** Process number of Redis itself. */
  long redisPid() throws IOException {
    return RawHttp.vital(storeAdmin, "redis_pid");
  }

  void startStore() throws IOException {
    store =
        Program.start(
            "store",
            "statelab.targets.store.Main",
            List.of("--port=" + storePort, "--admin-port=" + storeAdmin));
    await().atMost(START).pollInterval(Duration.ofMillis(20)).until(() -> healthy(storeAdmin));
  }

  @Override
  public void close() {
    others.forEach(Program::close);
    for (Program node : nodes) {
      Optional.ofNullable(node).ifPresent(Program::close);
    }
    Optional.ofNullable(store).ifPresent(Program::close);
    try {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(Optional.ofNullable(keys.getParent()).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startAll() throws IOException, InterruptedException {
    if (arm.needsStore()) {
      startStore();
    }
    others.add(
        Program.start(
            "orders",
            "statelab.targets.orders.Main",
            List.of("--http-port=" + ordersPort, "--admin-port=" + ports.next())));
    boolean recording = archive.claim();
    for (int node = 0; node < NODES; node++) {
      startNode(node, recording && node == FIRST ? archive.recording() : archive.flags());
    }
    others.add(Program.start("gateway", "statelab.targets.gateway.Main", gatewayOptions()));
    awaitAllUp();
    if (recording) {
      recordArchive();
    }
  }

  /** The first node serves a visit, ends in good order, and starts again from what it wrote. */
  private void recordArchive() throws IOException, InterruptedException {
    Shopper visitor = new Shopper(http[FIRST]);
    visitor.login("visitor");
    visitor.add("sku-1", 1);
    visitor.get("/cart");
    visitor.post("/logout", "");
    terminate(FIRST);
    archive.keep();
    awaitDown(FIRST);
    restartAll();
  }

  private void awaitAllUp() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> isUp(0) && isUp(1) && isUp(2));
  }

  private List<String> gatewayOptions() {
    List<String> options = new ArrayList<>();
    options.add("--http-port=" + gatewayPort);
    options.add("--admin-port=" + gatewayAdmin);
    for (int node = 0; node < NODES; node++) {
      options.add("--node=node-" + (node + 1) + "@127.0.0.1:" + http[node] + ":" + admin[node]);
    }
    return options;
  }

  private void startNode(int node, List<String> jvmFlags) throws IOException {
    List<String> options = new ArrayList<>(armOptions);
    options.add("--node=node-" + (node + 1));
    options.add("--http-port=" + http[node]);
    options.add("--admin-port=" + admin[node]);
    options.add("--replication-port=" + replication[node]);
    options.add("--store=127.0.0.1:" + storePort);
    options.add("--orders=127.0.0.1:" + ordersPort);
    options.add("--jwt-keys=" + keys);
    for (int peer = 0; peer < NODES; peer++) {
      if (peer != node) {
        options.add("--peer=node-" + (peer + 1) + "@127.0.0.1:" + replication[peer]);
      }
    }
    nodes[node] = Program.start(arm.program(), arm.mainClass(), jvmFlags, options);
  }

  private boolean isUp(int node) {
    try {
      String states =
          RawHttp.exchange(gatewayAdmin, RawHttp.request("GET", "/nodes", "", "")).body();
      return states.contains("\"node-" + (node + 1) + "\",\"state\":\"up\"");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean healthy(int adminPort) {
    try {
      return RawHttp.exchange(adminPort, RawHttp.request("GET", "/health", "", "")).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}

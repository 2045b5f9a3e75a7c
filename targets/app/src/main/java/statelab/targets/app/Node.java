package statelab.targets.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import statelab.targets.app.server.WebServer;
import statelab.targets.app.session.Revocation;
import statelab.targets.app.session.SessionArchitecture;
import statelab.targets.app.shop.Gate;
import statelab.targets.app.shop.OrderLedger;
import statelab.targets.app.shop.Orders;
import statelab.targets.app.shop.ShopServlet;
import statelab.targets.program.Life;
import statelab.targets.program.admin.AdminAction;
import statelab.targets.program.admin.AdminAnswer;
import statelab.targets.program.admin.AdminPort;
import statelab.targets.program.json.BadJsonException;
import statelab.targets.program.json.Json;
import statelab.targets.program.vitals.ProcessVitals;

/** One running node: the shop, one session architecture, and the admin port. */
public final class Node implements AutoCloseable {
  private final SessionArchitecture sessions;
  private final NodeClock clock;
  private final Gate gate;
  private final WebServer server;
  private final AdminPort admin;
  private final AtomicReference<String> status = new AtomicReference<>("starting");
  private final ProcessVitals processVitals = new ProcessVitals();

  /** Makes the session architecture of a node. */
  public interface Architecture {
    /**
     * Makes it, connected to whatever holds the sessions.
     *
     * @param options of this node
     * @param clock the node's clock, which a fault may have set wrong
     */
    SessionArchitecture make(NodeOptions options, NodeClock clock) throws Exception;
  }

  private Node(NodeOptions options, SessionArchitecture sessions, NodeClock clock)
      throws Exception {
    this.sessions = sessions;
    this.clock = clock;
    this.gate = new Gate(options.downstreamWaitMs());
    this.server =
        new WebServer(
            options.host(),
            options.httpPort(),
            options.workerThreads(),
            new ShopServlet(options.node(), sessions, orders(options), gate),
            sessions::prepare);
    this.admin =
        AdminPort.open(
            options.host(), options.adminPort(), actions(), AdminPort.tokenOfEnvironment());
  }

  /** The main program of every architecture. */
  public static void main(String[] arguments, Architecture architecture) {
    Life.live(
        () -> {
          NodeOptions options = NodeOptions.parse(arguments);
          Node node = start(options, architecture);
          Runtime.getRuntime().addShutdownHook(new Thread(node::close, "graceful-stop"));
        });
  }

  /** Starts a node in this JVM; returns when it serves. */
  public static Node start(NodeOptions options, Architecture architecture) throws Exception {
    NodeClock clock = new NodeClock();
    SessionArchitecture sessions = architecture.make(options, clock);
    Node node = new Node(options, sessions, clock);
    node.server.start();
    node.status.set("ready");
    return node;
  }

  /** Turns new requests away, waits at most five seconds for running ones, and stops. */
  @Override
  public void close() {
    drain();
    server.awaitRunning();
    server.close();
    sessions.close();
    admin.close();
  }

  private static Orders orders(NodeOptions options) {
    return options.orders().<Orders>map(OrderLedger::new).orElseGet(Orders::none);
  }

  private Map<String, AdminAction> actions() {
    return Map.of(
        "GET /health", body -> AdminAnswer.health(status.get()),
        "GET /vitals", body -> AdminAnswer.numbers(vitals()),
        "POST /gc", body -> collectGarbage(),
        "POST /clock", this::setClock,
        "POST /revoke", this::revoke,
        "POST /drain", body -> drain());
  }

  private Map<String, Long> vitals() {
    Map<String, Long> vitals = new LinkedHashMap<>();
    processVitals.addTo(vitals);
    server.counter().addVitals(vitals);
    vitals.put("requests_running", (long) gate.running());
    vitals.put("clock_offset_ms", clock.offsetMs());
    vitals.put("clock_reads", clock.reads());
    vitals.put("session_messages", sessions.messages());
    sessions.addVitals(vitals);
    return vitals;
  }

  private static AdminAnswer collectGarbage() {
    System.gc();
    return AdminAnswer.done();
  }

  private AdminAnswer setClock(byte[] body) {
    if (Json.flatObject(body).get("offset_ms") instanceof Long offsetMs) {
      clock.setOffsetMs(offsetMs);
      return AdminAnswer.done();
    }
    throw new BadJsonException("offset_ms must be a whole number of milliseconds");
  }

  private AdminAnswer revoke(byte[] body) {
    if (!(Json.flatObject(body).get("user") instanceof String user)) {
      throw new BadJsonException("user must be a string");
    }
    Revocation revocation = sessions.revoke(user);
    return new AdminAnswer(
        200,
        Json.object(
            json -> {
              json.writeStringProperty("user", user);
              json.writeStringProperty("reach", revocation.reach().name().toLowerCase(Locale.ROOT));
              json.writeNumberProperty("sessions", revocation.sessions());
            }));
  }

  /** Says so at once, so that the gateway sends nothing new; refuses what comes after all. */
  private AdminAnswer drain() {
    status.set("draining");
    gate.close();
    return AdminAnswer.done();
  }
}

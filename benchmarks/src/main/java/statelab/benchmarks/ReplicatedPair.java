package statelab.benchmarks;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.ha.session.DeltaManager;
import org.apache.catalina.ha.session.DeltaSession;
import org.apache.tomcat.util.modeler.Registry;
import statelab.targets.app.NodeOptions;
import statelab.targets.app.server.WebServer;
import statelab.targets.replicated.ReplicatedSessions;

/**
 * Two servers of {@code replicated-session} in this JVM, copying to each other over loopback as the
 * experiments' nodes do: all sessions, acknowledged when the copy is there.
 */
final class ReplicatedPair implements AutoCloseable {
  private static final int LIFETIME_SECONDS = 86_400;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
  private static final int LOOK_MS = 20;

  private final List<WebServer> servers = new ArrayList<>();
  private final DeltaManager first;
  private final DeltaManager second;

  private ReplicatedPair() throws IOException, LifecycleException {
    int[] ports = freePorts();
    first = start("node-1", ports[0], "node-2", ports[1]);
    second = start("node-2", ports[1], "node-1", ports[0]);
  }

  /** Starts both, and waits until they see each other. */
  static ReplicatedPair start() throws IOException, InterruptedException {
    // Both would give Tomcat's parts the same names.
    Registry.disableRegistry();
    try {
      ReplicatedPair pair = new ReplicatedPair();
      pair.await();
      return pair;
    } catch (LifecycleException e) {
      throw new IOException("the two servers did not start", e);
    }
  }

  /** Begins a session on the first, which the second gets too. */
  DeltaSession begin(String id) {
    DeltaSession session = (DeltaSession) first.createSession(id);
    session.setMaxInactiveInterval(LIFETIME_SECONDS);
    return session;
  }

  /** That session as the second holds it. */
  DeltaSession copy(String id) throws IOException {
    if (second.findSession(id) instanceof DeltaSession session) {
      return session;
    }
    throw new IOException("the second server has no copy of " + id);
  }

  /** Of the server that a session was begun on. */
  DeltaManager manager() {
    return first;
  }

  /** Of the server that gets the copies. */
  DeltaManager otherManager() {
    return second;
  }

  @Override
  public void close() {
    servers.forEach(WebServer::close);
  }

  private DeltaManager start(String node, int port, String peer, int peerPort)
      throws LifecycleException {
    String[] options = {
      "--node=" + node,
      "--http-port=1",
      "--admin-port=1",
      "--replication-port=" + port,
      "--peer=" + peer + "@127.0.0.1:" + peerPort,
      "--session-timeout-s=" + LIFETIME_SECONDS
    };
    ReplicatedSessions sessions = new ReplicatedSessions(NodeOptions.parse(options));
    List<StandardContext> contexts = new ArrayList<>();
    WebServer server =
        new WebServer(
            "127.0.0.1",
            0,
            1,
            new Nothing(),
            (engine, context) -> {
              sessions.prepare(engine, context);
              contexts.add(context);
            });
    servers.add(server);
    server.start();
    return (DeltaManager) contexts.getFirst().getManager();
  }

  private void await() throws IOException, InterruptedException {
    long latest = System.nanoTime() + PATIENCE_NS;
    while (!sees(first) || !sees(second)) {
      if (System.nanoTime() > latest) {
        close();
        throw new IOException("the two servers do not see each other");
      }
      Thread.sleep(LOOK_MS);
    }
  }

  private static boolean sees(DeltaManager manager) {
    return manager.getCluster().getMembers().length == 1;
  }

  /** Both held until both are known, or one could be given twice. */
  private static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  /** Serves nobody. */
  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }
}

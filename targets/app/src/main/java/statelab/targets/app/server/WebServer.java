package statelab.targets.app.server;

import jakarta.servlet.http.HttpServlet;
import java.net.BindException;
import java.util.function.BiConsumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.modeler.Registry;
import statelab.targets.program.PortInUseException;

/** Tomcat, with one application at the root and the same limits in every architecture. */
public final class WebServer implements AutoCloseable {
  /** The longest request head and response head, in bytes; Tomcat's own default. */
  public static final int MAXIMUM_HEADER_BYTES = 8_192;

  /**
   * What is left for session cookies when request line, other headers and the gateway's additions
   * have theirs, in bytes.
   */
  public static final int ROOM_FOR_COOKIES_BYTES = MAXIMUM_HEADER_BYTES - 1_024;

  private static final int KEEP_ALIVE_MS = 60_000;
  private static final int READ_TIMEOUT_MS = 5_000;
  private static final long AWAIT_RUNNING_NS = 5_000_000_000L;
  private static final long AWAIT_STEP_MS = 10;
  private static final int SPARE_THREADS = 10;
  private static final int ACCEPT_QUEUE = 1_000;

  static {
    // Nobody asks JMX about Tomcat here, and reading what it would say takes a good part of the CPU
    // time of a node's start. Programs that embed Tomcat commonly leave it off too.
    Registry.disableRegistry();
  }

  private final Tomcat tomcat = new Tomcat();
  private final RequestCounter counter = new RequestCounter();
  private final Connector connector;
  private final int port;

  /**
   * Sets the server up without starting it.
   *
   * @param host address to listen on
   * @param port TCP port
   * @param workerThreads how many requests are answered at once, at most
   * @param servlet answers every request
   * @param sessions sets up Tomcat's own sessions, or leaves them alone
   */
  public WebServer(
      String host,
      int port,
      int workerThreads,
      HttpServlet servlet,
      BiConsumer<StandardEngine, StandardContext> sessions) {
    this.port = port;
    tomcat.setSilent(true);
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    this.connector = connector(host, port, workerThreads);
    tomcat.setConnector(connector);
    StandardContext context = (StandardContext) tomcat.addContext("", null);
    Tomcat.addServlet(context, "shop", servlet);
    context.addServletMappingDecoded("/", "shop");
    StandardHost virtualHost = (StandardHost) tomcat.getHost();
    virtualHost.setErrorReportValveClass(JsonErrors.class.getName());
    StandardEngine engine = (StandardEngine) tomcat.getEngine();
    engine.getPipeline().addValve(counter);
    sessions.accept(engine, context);
  }

  /**
   * Starts; returns when requests are answered.
   *
   * @throws PortInUseException if another process holds the port
   */
  public void start() throws LifecycleException {
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      if (portInUse(e)) {
        throw new PortInUseException("http-port", port, e);
      }
      throw e;
    }
    if (!connector.getState().isAvailable()) {
      throw new PortInUseException("http-port", port, new BindException());
    }
  }

  /** What was answered so far. */
  public RequestCounter counter() {
    return counter;
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Waits until no request runs, but at most five seconds: Tomcat would interrupt them. Whoever
   * calls has seen to it that new ones are turned away.
   */
  public void awaitRunning() {
    long deadline = System.nanoTime() + AWAIT_RUNNING_NS;
    try {
      do {
        Thread.sleep(AWAIT_STEP_MS);
      } while (counter.running() > 0 && System.nanoTime() < deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops at once; requests that run are interrupted. */
  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      System.err.println("Tomcat did not stop cleanly: " + e.getMessage());
    }
  }

  private static Connector connector(String host, int port, int workerThreads) {
    Http11NioProtocol protocol = new Http11NioProtocol();
    Connector connector = new Connector(protocol);
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    connector.setProperty("address", host);
    connector.setXpoweredBy(false);
    protocol.setMaxThreads(workerThreads);
    protocol.setMinSpareThreads(Math.min(workerThreads, SPARE_THREADS));
    protocol.setAcceptCount(ACCEPT_QUEUE);
    protocol.setMaxHttpHeaderSize(MAXIMUM_HEADER_BYTES);
    protocol.setConnectionTimeout(READ_TIMEOUT_MS);
    // The gateway closes idle connections after a shorter time, so that no request meets a
    // connection that the node is just closing; for the same reason their number of requests has
    // no limit.
    protocol.setKeepAliveTimeout(KEEP_ALIVE_MS);
    protocol.setMaxKeepAliveRequests(-1);
    return connector;
  }

  private static boolean portInUse(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}

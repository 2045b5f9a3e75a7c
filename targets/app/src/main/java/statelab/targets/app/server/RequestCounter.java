package statelab.targets.app.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Counts what the connector answered, as an access log would: that way requests which Tomcat itself
 * turns away before any servlet (headers too large, malformed lines) are counted too.
 */
public final class RequestCounter extends ValveBase implements AccessLog {
  private final LongAdder served = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder headersRejected = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicInteger running = new AtomicInteger();

  public RequestCounter() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    running.incrementAndGet();
    try {
      getNext().invoke(request, response);
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public void log(Request request, Response response, long timeMs) {
    int status = response.getStatus();
    if (status < 400) {
      served.increment();
    } else if (status < 500 || status == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED) {
      rejected.increment();
    } else {
      failed.increment();
    }
    // Tomcat finds the application once it has read the head; the request line it reads before.
    boolean unread = request.getContext() == null || status == 431;
    if (status >= 400 && unread) {
      headersRejected.increment();
    }
  }

  /** Requests that have reached the application and whose changes are not yet with the peers. */
  int running() {
    return running.get();
  }

  /**
   * Adds {@code requests_served} (below 400), {@code requests_rejected} (4xx, and 505 for an HTTP
   * version that does not exist), {@code requests_failed} (all other 5xx) and {@code
   * headers_rejected} (those that were about the request's head, too large or malformed).
   */
  public void addVitals(Map<String, Long> vitals) {
    vitals.put("requests_served", served.sum());
    vitals.put("requests_rejected", rejected.sum());
    vitals.put("requests_failed", failed.sum());
    vitals.put("headers_rejected", headersRejected.sum());
  }

  @Override
  public void setRequestAttributesEnabled(boolean requestAttributesEnabled) {
    // nothing is logged, so there are no attributes to choose
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}

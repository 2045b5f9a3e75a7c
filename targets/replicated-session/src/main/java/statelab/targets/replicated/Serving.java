package statelab.targets.replicated;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Knows which threads are just serving a request. It has to stand before the cluster's valves. */
final class Serving extends ValveBase {
  private final ThreadLocal<Boolean> serving = ThreadLocal.withInitial(() -> false);

  Serving() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    serving.set(true);
    try {
      getNext().invoke(request, response);
    } finally {
      serving.remove();
    }
  }

  /** Whether the current thread is. */
  boolean here() {
    return serving.get();
  }
}

package statelab.benchmarks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.jspecify.annotations.Nullable;

/** A request that knows its session's id and nothing else; it looks it up as Tomcat's own does. */
final class LookupRequest extends HttpServletRequestWrapper {
  private final Manager manager;
  private String sessionId = "";

  LookupRequest(Manager manager) {
    super(nothing());
    this.manager = manager;
  }

  LookupRequest of(String id) {
    sessionId = id;
    return this;
  }

  @Override
  public String getRequestedSessionId() {
    return sessionId;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    try {
      Session session = manager.findSession(sessionId);
      if (session == null || !session.isValid()) {
        return null;
      }
      session.access();
      session.endAccess();
      return session.getSession();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServletRequest nothing() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LookupRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }
}

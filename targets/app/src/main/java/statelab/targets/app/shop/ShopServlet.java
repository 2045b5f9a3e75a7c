package statelab.targets.app.shop;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.SessionArchitecture;

/** The HTTP surface of the shop: finds what a request asks for and writes the answer. */
public final class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Map<String, Action>> actionsByPathAndMethod;
  private final transient Gate gate;
  private final String node;

  /** What one path does for one method. */
  private interface Action {
    Reply reply(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  /**
   * @param node name of this node, for the header of each response
   * @param sessions where sessions live
   * @param orders where orders are recorded
   * @param gate what a request passes before it is answered
   */
  public ShopServlet(String node, SessionArchitecture sessions, Orders orders, Gate gate) {
    this.node = node;
    this.gate = gate;
    Shop shop = new Shop(sessions, orders);
    this.actionsByPathAndMethod =
        Map.of(
            "/catalogue", Map.of("GET", shop::catalogue),
            "/login", Map.of("POST", shop::login),
            "/me", Map.of("GET", shop::me),
            "/cart", Map.of("GET", shop::cart),
            "/cart/items", Map.of("POST", shop::addItem),
            "/checkout/address", Map.of("POST", shop::address),
            "/checkout/payment", Map.of("POST", shop::payment),
            "/checkout/confirm", Map.of("POST", shop::confirm),
            "/logout", Map.of("POST", shop::logout));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(reply(request, response), response);
  }

  private Reply reply(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try (Gate.Pass pass = gate.enter()) {
      pass.waitForDownstream();
      return action(request).reply(request, response);
    } catch (Refusal refusal) {
      if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
        response.setHeader("X-Statelab-Reason", refusal.reason());
      }
      return Reply.refused(refusal);
    }
  }

  private Action action(HttpServletRequest request) {
    Map<String, Action> methods = actionsByPathAndMethod.get(request.getRequestURI());
    if (methods == null) {
      throw Refusal.notFound();
    }
    Action action = methods.get(request.getMethod());
    if (action == null) {
      throw Refusal.wrongMethod();
    }
    return action;
  }

  /**
   * Tomcat computes the content length when the response ends. Setting it here, or overflowing the
   * buffer, would send the acknowledgement before the cluster's valve replicates the session.
   */
  private void write(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    response.setHeader("X-Statelab-Node", node);
    byte[] body = reply.body();
    if (body.length > 0) {
      response.setContentType("application/json");
      if (body.length >= response.getBufferSize()) {
        response.setBufferSize(body.length + 1);
      }
      response.getOutputStream().write(body);
    }
  }
}

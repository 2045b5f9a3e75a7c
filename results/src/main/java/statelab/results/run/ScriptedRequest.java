package statelab.results.run;

import java.util.List;
import java.util.Map;

/**
 * One request of a script: what was asked and what came back, whole enough that another question
 * can be put to it later.
 *
 * @param user name of the user it was sent for
 * @param step what it was for, in the words of its script
 * @param target who was asked: {@code gateway}, or the name of a node or another process
 * @param method HTTP method
 * @param path path of the URL
 * @param startNs when it was sent, on the run's clock
 * @param endNs when its response was complete, or it failed
 * @param status HTTP status, 0 when no response arrived
 * @param node name of the node that served it, empty when no response named one
 * @param headers headers of the response by lower-case name; of a cookie only its name and
 *     attributes
 * @param body body of the response, empty when there was none
 */
public record ScriptedRequest(
    String user,
    String step,
    String target,
    String method,
    String path,
    long startNs,
    long endNs,
    int status,
    String node,
    Map<String, List<String>> headers,
    String body) {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  public ScriptedRequest {
    headers = Map.copyOf(headers);
    if (endNs < startNs) {
      throw new IllegalArgumentException(
          "endNs must not be before startNs, but " + endNs + " < " + startNs);
    }
  }

  /** Whether it was answered as the user wanted. */
  public boolean accepted() {
    return status == OK;
  }

  /** Whether nobody was recognised as its sender. */
  public boolean refused() {
    return status == UNAUTHORIZED;
  }

  /** Whether it belongs to this step. */
  public boolean isFor(String wanted) {
    return step.equals(wanted);
  }
}

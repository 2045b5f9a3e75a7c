package statelab.results.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The experiments that Statelab knows, each with the question that it asks. */
public enum ExperimentName {
  REQUEST_COST("request-cost", "What does one request cost the server and the wire?"),
  STATE_GROWTH("state-growth", "What happens when the state of a session grows?"),
  SESSION_MEMORY("session-memory", "How much memory does one more session take, and where?"),
  LOGIN_COST("login-cost", "What does a login cost, and how soon does it pay?"),
  SCALING("scaling", "What does one more node add to the cost of each request?"),
  CAPACITY("capacity", "How much more do bounded nodes serve when there are more of them?"),
  SCALE_OUT("scale-out", "How soon does a node added under load carry its share?"),
  KILL_NODE("kill-node", "What do users lose when one of three nodes dies?"),
  KILL_SESSION_HOLDER("kill-session-holder", "What do users lose when what holds them dies?"),
  HANG_NODE("hang-node", "What do users lose when a node stops answering but does not die?"),
  ROLLING_UPDATE("rolling-update", "What do users notice when every node is replaced in turn?"),
  NO_AFFINITY("no-affinity", "Does it work when the balancer sends users anywhere?"),
  REPLICATION_COST("replication-cost", "What does a copy of each session cost, and save?"),
  SLOW_LINK("slow-link", "What does a slow network between servers cost the user?"),
  STORE_OUTAGE("store-outage", "What happens when the shared store is gone for a while?"),
  REVOCATION("revocation", "How long does a session that was ended still open doors?"),
  CONCURRENT_TABS("concurrent-tabs", "What gets lost when one user works in two tabs?"),
  CROSS_SERVICE("cross-service", "Can a second service know a user who logged in at the first?"),
  COORDINATION("coordination", "What do servers say to each other for one write?"),
  CACHEABILITY("cacheability", "Which responses may a shared cache keep?"),
  WORKFLOW("workflow", "Does an order of several steps survive a fault between them?"),
  COLD_START("cold-start", "How soon does a new node give its first useful answer?"),
  CLOCK_SKEW("clock-skew", "What goes wrong when a node's clock is wrong?");

  private final String label;
  private final String question;

  ExperimentName(String label, String question) {
    this.label = label;
    this.question = question;
  }

  /** Its name in files, on the command line and in a report. */
  public String label() {
    return label;
  }

  /** What it asks, as a reader would. */
  public String question() {
    return question;
  }

  /** The names of all, in the order of a report. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ExperimentName::label).toList();
  }

  /** The experiment of that name, if there is one. */
  public static Optional<ExperimentName> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}

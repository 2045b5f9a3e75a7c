package statelab.chaos.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of fault that a definition can name. */
public enum FaultKind {
  KILL("a node or the store dies at once (SIGKILL)"),
  TERMINATE("a node or the store is told to end (SIGTERM), without draining first"),
  PAUSE("a node or the store hangs (SIGSTOP): connections stay open, nobody answers"),
  LATENCY("what is sent on a link arrives later"),
  BANDWIDTH("so much passes on a link in a second, and no more"),
  RESET("a TCP reset ends each connection of a link on which something is sent"),
  BLACKHOLE("a link swallows everything; its connections stay open"),
  PARTITION("nodes do not hear each other; clients and the store reach them"),
  SLOW_STORE("every node reaches the store later"),
  STORE_GONE("no node reaches the store; what it holds stays"),
  KILL_STORE("the store dies at once, with all that it holds"),
  CLOCK_SKEW("the clock of one node is wrong"),
  ROLLING_RESTART("a planned change: every node in turn is drained, ended and started again"),
  SCALE_OUT("a planned change: one more node under load"),
  SCALE_IN("a planned change: one node is drained and ended");

  private final String meaning;

  FaultKind(String meaning) {
    this.meaning = meaning;
  }

  /** Its name in definitions and records. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does, in one line. */
  public String meaning() {
    return meaning;
  }

  /** All kinds, in the order of their documentation. */
  public static List<FaultKind> all() {
    return Arrays.asList(values());
  }
}

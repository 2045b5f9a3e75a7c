package statelab.results.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a user's session lives: the one thing that differs between the arms of an experiment. */
public enum Architecture {
  NO_AUTH(
      "no-auth",
      ColumnGroup.FLOOR,
      WaitsFor.NOTHING,
      "no user is known at all; the price of everything else"),
  STATELESS_JWT(
      "stateless-jwt",
      ColumnGroup.STATELESS,
      WaitsFor.NOTHING,
      "signed cookies carry the user and the cart; nodes remember nothing"),
  STICKY_SESSION(
      "sticky-session",
      ColumnGroup.STATEFUL,
      WaitsFor.NOTHING,
      "each session lives in the memory of one node, and the balancer returns the user to it"),
  REPLICATED_SESSION(
      "replicated-session",
      ColumnGroup.STATEFUL,
      WaitsFor.PEERS,
      "every node holds a copy of each session, sent before the write is acknowledged"),
  CENTRAL_SESSION(
      "central-session",
      ColumnGroup.BETWEEN,
      WaitsFor.STORE,
      "sessions live in a store that all nodes share; nodes remember nothing"),
  HYBRID_SESSION(
      "hybrid-session",
      ColumnGroup.BETWEEN,
      WaitsFor.STORE,
      "a signed cookie names the user; the store holds the cart and the revoked tokens");

  private final String label;
  private final ColumnGroup group;
  private final WaitsFor waitsFor;
  private final String meaning;

  Architecture(String label, ColumnGroup group, WaitsFor waitsFor, String meaning) {
    this.label = label;
    this.group = group;
    this.waitsFor = waitsFor;
    this.meaning = meaning;
  }

  /** Its name in files, on the command line and in a report. */
  public String label() {
    return label;
  }

  /** The column that it stands for unless a ledger says otherwise. */
  public ColumnGroup group() {
    return group;
  }

  /** Which other servers a request may have to wait for, so that a slow link reaches the user. */
  public WaitsFor waitsFor() {
    return waitsFor;
  }

  /** One line that says where the session lives. */
  public String meaning() {
    return meaning;
  }

  /** The names of all, in the order of a report's columns. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Architecture::label).toList();
  }

  /** Whether it has a session at all, which the floor has not. */
  public boolean hasSession() {
    return group != ColumnGroup.FLOOR;
  }

  /** Those that have a session, so that a question about sessions can be put to them. */
  public static List<Architecture> withSessions() {
    return Arrays.stream(values()).filter(Architecture::hasSession).toList();
  }

  /** The architecture of that name, if there is one. */
  public static Optional<Architecture> find(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}

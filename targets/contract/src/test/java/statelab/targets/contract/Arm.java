package statelab.targets.contract;

import java.util.List;

/**
 * An arm under test, with what it promises.
 *
 * <p>The promises are the expectation; the table in {@code docs/targets.md} is made from what the
 * processes were seen to do.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of, its record of booleans
enum Arm {
  NO_AUTH(
      "no-auth", "noauth", List.of(), new Semantics(true, true, false, false, true, true, true)),
  STATELESS_JWT(
      "stateless-jwt", "jwt", List.of(), new Semantics(true, true, false, false, true, true, true)),
  STICKY_SESSION(
      "sticky-session",
      "sticky",
      List.of(),
      new Semantics(false, false, true, true, false, false, false)),
  REPLICATED_ALL(
      "replicated-session",
      "replicated",
      List.of("--topology=all", "--replication=sync"),
      new Semantics(true, true, true, true, true, false, false)),
  REPLICATED_BACKUP(
      "replicated-session",
      "replicated",
      List.of("--topology=backup", "--replication=sync"),
      new Semantics(true, true, true, true, true, false, false)),
  CENTRAL_SESSION(
      "central-session",
      "central",
      List.of(),
      new Semantics(true, true, true, true, true, false, false)),
  HYBRID_SESSION(
      "hybrid-session",
      "hybrid",
      List.of(),
      new Semantics(true, true, true, true, true, false, false));

  private final String program;
  private final String mainPackage;
  private final List<String> options;
  private final Semantics promised;

  Arm(String program, String mainPackage, List<String> options, Semantics promised) {
    this.program = program;
    this.mainPackage = mainPackage;
    this.options = options;
    this.promised = promised;
  }

  String program() {
    return program;
  }

  String mainClass() {
    return "statelab.targets." + mainPackage + ".Main";
  }

  List<String> options() {
    return options;
  }

  Semantics promised() {
    return promised;
  }

  boolean needsStore() {
    return this == CENTRAL_SESSION || this == HYBRID_SESSION;
  }

  /** A copy to each of the other nodes, or to one; or reading and writing a store. */
  int messagesPerWrite() {
    return switch (this) {
      case NO_AUTH, STATELESS_JWT, STICKY_SESSION -> 0;
      case REPLICATED_ALL -> TestCluster.NODES - 1;
      case REPLICATED_BACKUP -> 1;
      case CENTRAL_SESSION, HYBRID_SESSION -> 2;
    };
  }

  /** How the docs name the arm. */
  String title() {
    return switch (this) {
      case NO_AUTH, STATELESS_JWT, STICKY_SESSION, CENTRAL_SESSION, HYBRID_SESSION -> program;
      case REPLICATED_ALL -> "replicated-session (all, sync)";
      case REPLICATED_BACKUP -> "replicated-session (backup, sync)";
    };
  }
}

package statelab.results.hotpaths;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import statelab.results.catalogue.Architecture;

/**
 * Which hot paths a request of each architecture takes, as the targets' own code does: one that
 * asks who the user is, one that reads the cart, one that changes it.
 */
final class RequestParts {
  private RequestParts() {}

  /**
   * One hot path.
   *
   * @param what in words
   * @param benchmark that times it
   * @param parameters that it must have been timed with
   * @param identity how often a request for the user takes it
   * @param read how often one for the cart
   * @param write how often one that changes the cart
   */
  record Use(
      String what,
      String benchmark,
      Map<String, String> parameters,
      double identity,
      double read,
      double write) {

    /** How often a request takes it on average. */
    double perRequest(double identityShare, double writeShare) {
      return identity * identityShare
          + write * writeShare
          + read * (1 - identityShare - writeShare);
    }
  }

  /**
   * The hot paths of an architecture; none for the floor itself.
   *
   * @param algorithm of its tokens, as the node's option; a blank one was never timed
   * @param moves share of the requests that come to another node than the one before
   */
  static List<Use> of(Architecture architecture, String algorithm, double moves) {
    Map<String, String> signed = Map.of(HotPaths.ALGORITHM, algorithm.toUpperCase(Locale.ROOT));
    return switch (architecture) {
      case NO_AUTH -> List.of();
      case STATELESS_JWT ->
          List.of(
              new Use("check the identity token", HotPaths.ONE_TOKEN, signed, 1, 0, 0),
              new Use("check both tokens", HotPaths.TWO_TOKENS, signed, 0, 1, 1),
              new Use("sign a state token", HotPaths.ISSUE_STATE, signed, 0, 0, 1));
      case STICKY_SESSION -> List.of(inMemory());
      case REPLICATED_SESSION -> replicated(moves);
      case CENTRAL_SESSION ->
          List.of(
              new Use("read the session in the store", HotPaths.LOOKUP_IN_STORE, Map.of(), 1, 1, 1),
              inStore());
      case HYBRID_SESSION ->
          List.of(
              new Use("check the identity token", HotPaths.ONE_TOKEN, signed, 1, 1, 1),
              new Use("ask whether it is revoked", HotPaths.BARE_ROUND_TRIP, Map.of(), 1, 0, 0),
              new Use(
                  "read the session unless revoked",
                  HotPaths.READ_UNLESS_REVOKED,
                  Map.of(),
                  0,
                  1,
                  1),
              inStore());
    };
  }

  /** Tomcat sends nothing of a request that only read, unless the session has moved. */
  private static List<Use> replicated(double moves) {
    Use copy = new Use("copy it to the other node", HotPaths.COPY, Map.of(), 0, 0, 1);
    Use moved = new Use("say that it has moved", HotPaths.MOVED, Map.of(), moves, moves, 0);
    return moves > 0 ? List.of(inMemory(), copy, moved) : List.of(inMemory(), copy);
  }

  private static Use inMemory() {
    return new Use("find the session in memory", HotPaths.LOOKUP_IN_MEMORY, Map.of(), 1, 1, 1);
  }

  private static Use inStore() {
    return new Use(
        "replace the session in the store", HotPaths.REPLACE_IN_STORE, Map.of(), 0, 0, 1);
  }

  /** The hot path that was timed for it, with the smallest state and the fewest sessions. */
  static Optional<HotPath> timed(Use use, HotPaths paths) {
    return paths.smallest(use.benchmark(), use.parameters());
  }
}

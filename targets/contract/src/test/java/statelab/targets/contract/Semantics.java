package statelab.targets.contract;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an architecture does with a session, beyond the answers that are the same in all of them.
 *
 * @param survivesKill a session outlives the SIGKILL of the node that serves it
 * @param survivesRollingRestart a session in use outlives the replacement of every node in turn
 * @param endsOnLogout what the client held before the logout is refused after it
 * @param endsOnRevoke a revoked user's session is refused as soon as all nodes have the order
 * @param worksWithoutAffinity any node serves a session right after its last write elsewhere
 * @param boundedByHeaderSize the state has to fit a request's headers
 * @param acceptsOlderState a client that sends what it held before its last write gets the older
 *     cart back, which nobody can notice
 */
record Semantics(
    boolean survivesKill,
    boolean survivesRollingRestart,
    boolean endsOnLogout,
    boolean endsOnRevoke,
    boolean worksWithoutAffinity,
    boolean boundedByHeaderSize,
    boolean acceptsOlderState) {

  static final String HEADING =
      "| Architecture | survives SIGKILL of its node | survives a rolling restart | ends at once on"
          + " logout | ends at once on revoke | works without affinity | bounded by header size"
          + " | accepts an older state |\n"
          + "|---|---|---|---|---|---|---|---|";

  /**
   * A row of the table.
   *
   * @param largestNoteBytes how much fits where the state is bounded
   */
  String row(String title, OptionalInt largestNoteBytes) {
    String bound =
        largestNoteBytes.isPresent()
            ? String.format(Locale.ROOT, "yes: %,d bytes fit", largestNoteBytes.getAsInt())
            : yesOrNo(boundedByHeaderSize);
    return Stream.of(
            yesOrNo(survivesKill),
            yesOrNo(survivesRollingRestart),
            yesOrNo(endsOnLogout),
            yesOrNo(endsOnRevoke),
            yesOrNo(worksWithoutAffinity),
            bound,
            yesOrNo(acceptsOlderState))
        .collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
  }

  private static String yesOrNo(boolean holds) {
    return holds ? "yes" : "no";
  }
}

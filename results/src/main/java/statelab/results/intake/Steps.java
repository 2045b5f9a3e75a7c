package statelab.results.intake;

import java.util.Set;
import statelab.results.run.RequestRecord;

/** The steps of a journey that metrics treat in a way of their own. */
final class Steps {
  static final String LOGIN_AGAIN = "login-again";
  static final String ADD_ITEM = "add-item";
  static final String ME = "me";
  private static final Set<String> OUTSIDE_LATENCY = Set.of("login", LOGIN_AGAIN, "audit");

  private Steps() {}

  /**
   * Whether the request belongs into figures of latency and cost. Logins do not, since a lost
   * session would otherwise change the mix of requests; nor does the closing read.
   */
  static boolean isOrdinary(RequestRecord request) {
    return !OUTSIDE_LATENCY.contains(request.step());
  }
}

package statelab.chaos.experiment;

/**
 * What a trial must keep to, so that it may be used. What a load generator must keep to is the same
 * in every experiment, and so is that a fault has to be shown to hit.
 *
 * @param leastSent share of the offered requests that a healthy cluster must have been sent, above
 *     0 and at most 1. A user whose answer is late sends the next request late; a cluster that gets
 *     much less than the others is not measured under the same load. A load whose users wait for
 *     answers offers no number of them, so this rule says nothing there.
 * @param mostStolen share of the machine's CPU time that its hypervisor may give to others while a
 *     trial goes on, 0 to 1
 * @param mostUsed share of the machine's CPU time that anything may use in the calm phase, above 0;
 *     1 for no limit. What is said to be bounded by something else must leave CPU time over.
 */
public record ValidityRules(double leastSent, double mostStolen, double mostUsed) {
  /** Those of a definition that gives none. */
  public static final ValidityRules USUAL = new ValidityRules(0.9, 0.05, 1.0);

  public ValidityRules {
    if (!(leastSent > 0 && leastSent <= 1)) {
      throw new IllegalArgumentException(
          "least-sent must be above 0 and at most 1, but was " + leastSent);
    }
    if (!(mostStolen >= 0 && mostStolen <= 1)) {
      throw new IllegalArgumentException("most-stolen must be from 0 to 1, but was " + mostStolen);
    }
    if (!(mostUsed > 0 && mostUsed <= 1)) {
      throw new IllegalArgumentException(
          "most-used must be above 0 and at most 1, but was " + mostUsed);
    }
  }
}

package statelab.results.run;

/**
 * One request as its injector saw it.
 *
 * @param intendedNs when the load model wanted it sent; latency free of coordinated omission runs
 *     from here
 * @param startNs when it was handed to the HTTP client
 * @param endNs when its response was complete, or it failed
 * @param user number of the virtual user, from 0, unique in the trial over all injectors
 * @param session ordinal of the user's session, from 1; 0 while it has none
 * @param step name of the journey's step: {@code login}, {@code me}, {@code cart}, {@code
 *     add-item}, {@code logout}, {@code login-again} (after a loss), {@code audit} (the closing
 *     read) and others that journeys define
 * @param node name of the node that served it, empty when no response named one
 * @param status HTTP status, 0 when no response arrived
 * @param outcome how it ended
 * @param sessionOutcome what it showed about the user's session
 * @param detail reason of a failure or loss in a few words, otherwise empty
 * @param bytesOut bytes sent, request line, headers and body
 * @param bytesIn bytes received, status line, headers and body
 */
public record RequestRecord(
    long intendedNs,
    long startNs,
    long endNs,
    int user,
    int session,
    String step,
    String node,
    int status,
    Outcome outcome,
    SessionOutcome sessionOutcome,
    String detail,
    long bytesOut,
    long bytesIn) {

  /** Name of the flight-recorder event that carries one request; its fields are the components. */
  public static final String EVENT_NAME = "statelab.Request";

  /**
   * How the detail begins of a loss whose answer did show the user's cart, but an older one than he
   * had been shown or had been promised; what follows says how much older.
   */
  public static final String STALE_CART = "cart ";

  public RequestRecord {
    if (endNs < startNs) {
      throw new IllegalArgumentException(
          "endNs must not be before startNs, but " + endNs + " < " + startNs);
    }
    if (user < 0 || session < 0 || status < 0 || bytesOut < 0 || bytesIn < 0) {
      throw new IllegalArgumentException(
          "user, session, status, bytesOut and bytesIn must not be negative");
    }
  }

  /**
   * Latency from the intended send time in ns. A request sent early by a timer's granularity counts
   * from its real start, so that no latency is negative.
   */
  public long latencyNs() {
    return endNs - Math.min(intendedNs, startNs);
  }

  /** Latency from the real send time in ns: what a generator with coordinated omission reports. */
  public long uncorrectedLatencyNs() {
    return endNs - startNs;
  }

  /** Tells the sessions of a trial apart. */
  public long sessionKey() {
    return ((long) user << Integer.SIZE) | session;
  }

  /** Whether the answer showed a cart that lacks what was acknowledged or shown before. */
  public boolean showsStaleCart() {
    return sessionOutcome == SessionOutcome.LOST && detail.startsWith(STALE_CART);
  }
}

package statelab.chaos.lab;

/**
 * What the proxies of a link have seen, both directions together.
 *
 * @param openConnections connections open now
 * @param resetConnections connections that a fault ended by a TCP reset
 * @param forwardedBytes bytes that reached the other end
 * @param droppedBytes bytes that were swallowed, or under way when their connection was closed
 * @param heldBytes bytes held back now; traffic that is merely under way counts too
 * @param intoToxicsBytes bytes that went into something that was put on the link
 */
public record LinkTraffic(
    long openConnections,
    long resetConnections,
    long forwardedBytes,
    long droppedBytes,
    long heldBytes,
    long intoToxicsBytes) {

  /** Nothing at all. */
  public static final LinkTraffic NONE = new LinkTraffic(0, 0, 0, 0, 0, 0);

  /** This and another one's together. */
  public LinkTraffic plus(LinkTraffic other) {
    return new LinkTraffic(
        openConnections + other.openConnections,
        resetConnections + other.resetConnections,
        forwardedBytes + other.forwardedBytes,
        droppedBytes + other.droppedBytes,
        heldBytes + other.heldBytes,
        intoToxicsBytes + other.intoToxicsBytes);
  }
}

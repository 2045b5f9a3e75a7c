package statelab.chaos.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkTraffic;

/**
 * A link with what it showed before it was disturbed.
 *
 * @param link the link
 * @param before what it had carried
 * @param roundTripBefore fastest of a few round trips through it; empty where nobody answers probes
 */
record WatchedLink(Link link, LinkTraffic before, Optional<Duration> roundTripBefore) {
  private static final int ROUND_TRIPS = 5;

  static WatchedLink watch(Link link) {
    return new WatchedLink(link, link.traffic(), fastestRoundTrip(link));
  }

  /** The same link, watched from now on. */
  WatchedLink watchedAgain() {
    return new WatchedLink(link, link.traffic(), roundTripBefore);
  }

  String name() {
    return link.name();
  }

  /**
   * Fastest of a few round trips now; empty when one of them brought no answer. A busy machine only
   * ever adds to a round trip, so the fastest tells a delay from a wait better than the median.
   */
  Optional<Duration> roundTrip() {
    return fastestRoundTrip(link);
  }

  private static Optional<Duration> fastestRoundTrip(Link link) {
    if (!link.answersProbes()) {
      return Optional.empty();
    }
    List<Duration> times =
        Stream.generate(link::roundTrip)
            .limit(ROUND_TRIPS)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    return times.size() == ROUND_TRIPS ? Optional.of(Collections.min(times)) : Optional.empty();
  }

  /** What has been forwarded since it was first watched, in bytes. */
  long forwardedBytes() {
    return link.traffic().forwardedBytes() - before.forwardedBytes();
  }

  /** What has been swallowed since it was first watched, in bytes. */
  long droppedBytes() {
    return link.traffic().droppedBytes() - before.droppedBytes();
  }

  /**
   * Bytes that its disturbance holds back now. A healthy link has bytes under way too: only what
   * has gone into a toxic since it was first watched can be held by one.
   */
  long heldByToxics() {
    LinkTraffic now = link.traffic();
    return Math.min(now.heldBytes(), now.intoToxicsBytes() - before.intoToxicsBytes());
  }

  /** Connections reset since it was first watched. */
  long resetConnections() {
    return link.traffic().resetConnections() - before.resetConnections();
  }
}

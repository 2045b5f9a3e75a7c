package statelab.chaos.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A network hop of a cluster that carries a fault proxy. What is put on it reaches connections that
 * are open already, in both directions where nothing else is said.
 */
public interface Link {
  /** Its name, see {@link LinkNames}. */
  String name();

  /**
   * Holds back what is sent over it; answers come back at once, so that a round trip takes so much
   * longer.
   *
   * @param latency how long each piece is held back, at least 1 ms
   * @param jitter by how much that varies at random, in both directions; less than the latency
   */
  void delay(Duration latency, Duration jitter);

  /**
   * Lets less pass.
   *
   * @param kilobytesPerSecond for each connection and direction, at least 1; a kilobyte is 1,000
   *     bytes
   */
  void throttle(long kilobytesPerSecond);

  /** Ends by a TCP reset every connection on which something is sent. */
  void reset();

  /**
   * Ends by a TCP reset every connection on which an answer comes back: its request got through.
   */
  void resetAnswers();

  /** Swallows everything without a word: connections stay open. */
  void silence();

  /** Closes every connection and refuses new ones. */
  void cut();

  /** Takes away everything that was put on it; harmless when there is nothing. */
  void clear();

  /** The names of what is on it now, as its proxies say; empty when it is healthy. */
  List<String> disturbances();

  /** What it has carried since the cluster was started. */
  LinkTraffic traffic();

  /**
   * Asks something through it on a connection that stays open from one call to the next, and takes
   * the time until the answer.
   *
   * @return empty when no answer came within two seconds, or {@link #answersProbes} is false
   */
  Optional<Duration> roundTrip();

  /** Whether {@link #roundTrip} knows a question that the other end answers. */
  boolean answersProbes();

  /** Whether a new connection is accepted. */
  boolean accepts();
}

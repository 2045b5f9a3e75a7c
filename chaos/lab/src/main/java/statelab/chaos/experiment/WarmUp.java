package statelab.chaos.experiment;

import java.time.Duration;

/**
 * How long load runs before anything is measured.
 *
 * @param atLeast always so long, 0 or more
 * @param atMost as long as {@code atLeast}, or longer: then load goes on until the CPU time of a
 *     request has stopped falling, and a trial in which it has not by then is invalid
 */
public record WarmUp(Duration atLeast, Duration atMost) {
  public WarmUp {
    if (atLeast.isNegative()) {
      throw new IllegalArgumentException("warm-up must not be negative, but was " + atLeast);
    }
    if (atMost.compareTo(atLeast) < 0) {
      throw new IllegalArgumentException(
          "warm-up-at-most must not be shorter than warm-up (%s), but was %s"
              .formatted(atLeast, atMost));
    }
  }

  /** One that always lasts the same. */
  public static WarmUp of(Duration length) {
    return new WarmUp(length, length);
  }

  /** Whether it always lasts the same. */
  public boolean fixed() {
    return atLeast.equals(atMost);
  }
}

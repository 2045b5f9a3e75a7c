package statelab.load.capacity;

import java.time.Duration;

/**
 * What one or more turns of a generator came to.
 *
 * @param answered requests that the target answered
 * @param elapsedNs time on the target's clock
 * @param cpu time that the generator spent
 */
record Turn(long answered, long elapsedNs, Duration cpu) {
  Turn plus(Turn other) {
    return new Turn(answered + other.answered, elapsedNs + other.elapsedNs, cpu.plus(other.cpu));
  }
}

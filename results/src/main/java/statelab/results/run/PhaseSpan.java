package statelab.results.run;

import java.time.Duration;

/** One phase of a trial, from inclusive to exclusive, in ns of the run's clock. */
public record PhaseSpan(Phase phase, long fromNs, long toNs) {
  public PhaseSpan {
    if (toNs < fromNs) {
      throw new IllegalArgumentException(
          "toNs of phase " + phase + " must not be before fromNs, but " + toNs + " < " + fromNs);
    }
  }

  /** Whether the time lies in this phase. */
  public boolean contains(long timeNs) {
    return timeNs >= fromNs && timeNs < toNs;
  }

  /** How long it lasted. */
  public Duration length() {
    return Duration.ofNanos(toNs - fromNs);
  }
}

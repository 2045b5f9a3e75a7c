package statelab.command.console;

import java.time.Duration;

/** Lengths of time as a reader says them. */
public final class Durations {
  private static final int S_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  private Durations() {}

  /** {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}: no finer than an estimate can be. */
  public static String about(Duration length) {
    if (length.toSeconds() < 2 * S_PER_MINUTE) {
      return length.toSeconds() + " s";
    }
    long minutes = length.plusSeconds(S_PER_MINUTE / 2).toMinutes();
    return minutes < 2 * MINUTES_PER_HOUR
        ? minutes + " min"
        : "%d h %d min".formatted(minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
  }
}

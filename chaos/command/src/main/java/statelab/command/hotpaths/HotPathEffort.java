package statelab.command.hotpaths;

import java.time.Duration;
import java.util.Locale;

/** How much of the hot paths is timed. */
public enum HotPathEffort {
  /** What decides the question, and what requests of the usual algorithm are made of. */
  QUICK("about 90 s", Duration.ofSeconds(90)),
  /** The same for every algorithm, and what decides a second time in each round. */
  ALGORITHMS("about 4 min", Duration.ofMinutes(4)),
  /** What decides, twice in each of thirty rounds: does the measuring agree with itself? */
  REPEATABILITY("about 25 min", Duration.ofMinutes(25)),
  /** Everything, with what it allocates, and what decides a second time in each round. */
  STANDARD("about 30 min", Duration.ofMinutes(30));

  private final String length;
  private final Duration estimate;

  HotPathEffort(String length, Duration estimate) {
    this.length = length;
    this.estimate = estimate;
  }

  /** Its name on the command line, here and of the benchmarks. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How long it takes on an idle machine, in words. */
  public String length() {
    return length;
  }

  /** The same as a figure. */
  Duration estimate() {
    return estimate;
  }

  /**
   * Whether a timing that was broken off carries on. A short one begins anew, so that its rounds
   * are measured in one go.
   */
  boolean carriesOn() {
    return switch (this) {
      case QUICK, ALGORITHMS -> false;
      case REPEATABILITY, STANDARD -> true;
    };
  }
}

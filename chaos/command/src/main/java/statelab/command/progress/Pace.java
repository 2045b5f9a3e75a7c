package statelab.command.progress;

import java.time.Duration;

/** How the plan has been met so far, by which what is left of it is corrected. */
final class Pace {
  private Duration planned = Duration.ZERO;
  private Duration spent = Duration.ZERO;

  /** Something is over. */
  void met(Duration plan, Duration took) {
    planned = planned.plus(plan);
    spent = spent.plus(took);
  }

  /** Whether anything is over. */
  boolean known() {
    return !planned.isZero();
  }

  /** What will take so long by the plan, corrected; as it is while nothing is known. */
  Duration corrected(Duration plan) {
    return known()
        ? Duration.ofNanos(
            Math.round((double) plan.toNanos() * spent.toNanos() / planned.toNanos()))
        : plan;
  }
}

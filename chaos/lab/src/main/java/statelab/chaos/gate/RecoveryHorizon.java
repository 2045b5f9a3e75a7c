package statelab.chaos.gate;

import java.time.Duration;
import statelab.chaos.experiment.Procedure;
import statelab.chaos.experiment.Scripted;
import statelab.chaos.experiment.Timeline;
import statelab.chaos.experiment.UnderLoad;
import statelab.results.catalogue.Metrics;

/**
 * Where a gate cuts times to recover. Its trials may be watched less long than the catalogue's
 * horizon; a candidate that never recovers would then have no figure, its gate no decision, and the
 * worst of all regressions would be the one that is not found. So the cut is what every trial is
 * watched for, on all sides alike, and "not back by then" is the largest value there is.
 */
public final class RecoveryHorizon {
  private static final double NS_PER_S = 1e9;

  /**
   * The last window of 1 s must end with the load, which begins to count a little before the fault
   * does: so a bin of 100 ms more.
   */
  private static final Duration LAST_WINDOW = Duration.ofMillis(1_100);

  private RecoveryHorizon() {}

  /** In s from the injection, above 0: the catalogue's, or sooner where trials are shorter. */
  public static double inSeconds(Procedure procedure) {
    double full = Metrics.named("time_to_recover_s").horizonS();
    return switch (procedure) {
      case UnderLoad load -> within(load.timeline(), full);
      case Scripted scripted -> full;
    };
  }

  /** A trial that is planned to last to the full horizon keeps it, as in an ordinary run. */
  private static double within(Timeline timeline, double full) {
    Duration watched = timeline.observe().plus(timeline.recover());
    double cut = watched.minus(LAST_WINDOW).toNanos() / NS_PER_S;
    return watched.toNanos() / NS_PER_S >= full || cut <= 0 ? full : cut;
  }
}

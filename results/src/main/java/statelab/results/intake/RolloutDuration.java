package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import statelab.results.catalogue.Metrics;
import statelab.results.run.FaultRecord;
import statelab.results.run.RequestRecord;
import statelab.results.run.TrialRecord;

/**
 * How long it takes to replace every node: {@code rollout_duration_s} = from the order to end the
 * first one until the last one was seen to serve again, at most the metric's horizon. Only in
 * trials whose planned change was that; one of which that was never seen has no figure.
 */
final class RolloutDuration implements Meter {
  private static final String ROLLING_RESTART = "rolling-restart";
  private static final String METRIC = "rollout_duration_s";
  private static final double NS_PER_S = 1e9;

  private final TrialRecord trial;

  RolloutDuration(TrialRecord trial) {
    this.trial = trial;
  }

  @Override
  public void accept(RequestRecord request) {
    // The signs of the change tell it, not the requests.
  }

  @Override
  public List<Figure> figures() {
    return trial.faults().stream()
        .filter(fault -> fault.kind().equals(ROLLING_RESTART))
        .flatMap(fault -> lengthS(fault).stream())
        .map(length -> Figure.of(METRIC, Math.min(length, Metrics.named(METRIC).horizonS())))
        .limit(1)
        .toList();
  }

  private static Optional<Double> lengthS(FaultRecord fault) {
    return Optional.ofNullable(fault.effectiveNs())
        .map(doneNs -> (doneNs - fault.injectedNs()) / NS_PER_S);
  }
}

package statelab.chaos.gate;

import statelab.chaos.experiment.RunListener;

/** Hears how a gate goes. */
public interface GateListener {
  /** Hears of the trials of one side. */
  RunListener of(GateSide side);

  /** Both sides of a pair are on disk; measuring goes on to {@code target} at least. */
  void pairMeasured(int pairs, int target);
}

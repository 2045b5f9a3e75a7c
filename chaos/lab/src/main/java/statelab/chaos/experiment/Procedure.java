package statelab.chaos.experiment;

import java.time.Duration;
import java.util.Map;

/** What happens in each trial of an experiment. */
public sealed interface Procedure permits UnderLoad, Scripted {
  /** About how long a trial takes once its cluster runs. */
  Duration length();

  /** The same where the cluster has served a trial before, after another warm-up. */
  Procedure again(Duration warmUp);

  /**
   * Whether a trial leaves its cluster as another one would find a fresh one: nothing was broken,
   * and what it left behind (sessions, say) touches nobody else.
   */
  boolean leavesClusterWhole();

  /** Its settings by name, as they stand in a run's manifest. */
  Map<String, String> settings();

  /** Those of its settings that are factors of a trial, by name. */
  Map<String, String> factors();
}

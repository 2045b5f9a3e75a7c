package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * What was made of one trial.
 *
 * @param trial the trial
 * @param observations one for each metric that the trial can tell
 * @param series the trial over time
 * @param calmLatency how long its requests took in the calm; nothing for a script, where users
 *     waited for answers, and for a compact run that an older version wrote
 */
public record TrialYield(
    TrialRecord trial,
    List<Observation> observations,
    TrialSeries series,
    Optional<CalmLatency> calmLatency) {
  public TrialYield {
    observations = List.copyOf(observations);
  }

  /**
   * Whether any figure of it may be used; a trial may also turn out invalid only when its figures
   * are made.
   */
  public boolean usable() {
    return observations.stream().anyMatch(Observation::valid);
  }
}

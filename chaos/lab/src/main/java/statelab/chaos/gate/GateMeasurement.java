package statelab.chaos.gate;

import java.util.List;
import statelab.results.run.Observation;

/**
 * What a gate has measured.
 *
 * @param observations those of each side, in the order of the sides
 * @param ended why measuring ended, as a sentence
 */
public record GateMeasurement(List<List<Observation>> observations, String ended) {
  public GateMeasurement {
    observations = observations.stream().map(List::copyOf).toList();
  }
}

package statelab.chaos.gate;

import java.util.List;
import statelab.results.gate.GateDecision;

/**
 * What a gate has measured.
 *
 * @param decisions what it says of each candidate, in their order
 * @param ended why measuring ended, as a sentence
 */
public record GateMeasurement(List<GateDecision> decisions, String ended) {
  public GateMeasurement {
    decisions = List.copyOf(decisions);
  }
}

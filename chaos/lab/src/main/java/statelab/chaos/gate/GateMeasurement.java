package statelab.chaos.gate;

import statelab.results.gate.GateDecision;

/**
 * What a gate has measured.
 *
 * @param decision what it says of the candidate
 * @param ended why measuring ended, as a sentence
 */
public record GateMeasurement(GateDecision decision, String ended) {}

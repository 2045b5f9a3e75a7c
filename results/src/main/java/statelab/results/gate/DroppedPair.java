package statelab.results.gate;

/**
 * A pair that one metric cannot use.
 *
 * @param block number of the pair, from 1
 * @param reason which side failed and why, as a sentence
 */
public record DroppedPair(int block, String reason) {}

package statelab.chaos.gate;

import java.time.Duration;
import statelab.results.intake.TrialYield;

/**
 * One trial of a block.
 *
 * @param side whose it is, counted from 0 for the base
 * @param yield what was made of its requests, which stay in the side's folder
 * @param took how long it took, start, end and reading included
 */
public record MeasuredTrial(int side, TrialYield yield, Duration took) {}

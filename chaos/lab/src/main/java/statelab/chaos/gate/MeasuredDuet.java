package statelab.chaos.gate;

import java.time.Duration;
import statelab.results.intake.TrialYield;

/**
 * Two trials of one architecture, measured at the same time.
 *
 * @param base what was made of the requests of the base, which stay in its folder
 * @param candidate the same of the candidate
 * @param took how long both took together, start, end and reading included
 */
public record MeasuredDuet(TrialYield base, TrialYield candidate, Duration took) {}

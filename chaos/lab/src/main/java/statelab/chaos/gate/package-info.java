/**
 * Measures a base and its candidates side by side for a gate: pairs in random order, each side on
 * its own lab and into its own run, until the gate has seen enough or the budget is used up. What
 * the pairs mean is decided by {@code statelab.results.gate}.
 */
@NullMarked
package statelab.chaos.gate;

import org.jspecify.annotations.NullMarked;

/**
 * A base and a candidate side by side: the builds that are measured, the labs of their sides, the
 * machine's self-test, stored gates, and the bank that says how often gates are right. What a gate
 * checks and decides is the work of {@code statelab.results.gate}.
 */
@NullMarked
package statelab.command.gate;

import org.jspecify.annotations.NullMarked;

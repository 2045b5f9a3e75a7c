/**
 * What is made of recorded runs, without a lab: verdicts and report, runs side by side, a claim
 * explained, a run in compact form. The end of a run draws its conclusion here too.
 */
@NullMarked
package statelab.command.report;

import org.jspecify.annotations.NullMarked;

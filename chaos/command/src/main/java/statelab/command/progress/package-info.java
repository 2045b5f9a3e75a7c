/**
 * How a run shows on its way: plain lines, or a bar on a terminal, and what is known by now.
 * Decides nothing: a run goes the same way whoever looks at it.
 */
@NullMarked
package statelab.command.progress;

import org.jspecify.annotations.NullMarked;

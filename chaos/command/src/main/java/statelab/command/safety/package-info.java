/**
 * What bounds a run, ends it in good order, and removes what it left: limits of time and disk, the
 * watchdog that keeps them, interruptions, and leftovers of runs that were ended by force. Knows no
 * plan and no experiment: whoever starts something says how long it may take.
 */
@NullMarked
package statelab.command.safety;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code statelab} command: what its parts have in common, how a failure becomes a sentence and
 * an exit code, and the parts that are as short as their help. All others stand in rooms of their
 * own, none of which looks in here. Nothing is measured or judged. Only this package and its rooms
 * may print, and they see every module but the targets.
 */
@NullMarked
package statelab.command;

import org.jspecify.annotations.NullMarked;

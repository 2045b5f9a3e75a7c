/**
 * Options that several commands share, and how their values are read, said and completed. An option
 * of one command stands in that command; a mixin of one room stands in that room.
 */
@NullMarked
package statelab.command.option;

import org.jspecify.annotations.NullMarked;

/**
 * Where every command writes and how it ends: output and errors, the terminal, exit codes, the one
 * sentence for a user whose input cannot be used. What all other rooms may use; imports nothing of
 * Statelab.
 */
@NullMarked
package statelab.command.console;

import org.jspecify.annotations.NullMarked;

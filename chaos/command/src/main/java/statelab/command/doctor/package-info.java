/**
 * Whether this machine can run a lab: each need as a question to the system, with the sentence that
 * says how to meet it. Starts no cluster and changes nothing. Knows the labs' needs, not the
 * command.
 */
@NullMarked
package statelab.command.doctor;

import org.jspecify.annotations.NullMarked;

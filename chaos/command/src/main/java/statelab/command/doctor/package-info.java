/**
 * {@code statelab doctor}: whether this machine can run a lab, each need as a question to the
 * system, with the sentence that says how to meet it. Starts no cluster and changes nothing.
 */
@NullMarked
package statelab.command.doctor;

import org.jspecify.annotations.NullMarked;

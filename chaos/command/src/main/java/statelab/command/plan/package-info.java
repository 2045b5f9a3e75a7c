/**
 * What will be measured, before anything is started: the order that a user gave, the experiments
 * that it selects, the trials that follow from it, how long they take, and all that in words.
 * Starts nothing and writes nothing.
 */
@NullMarked
package statelab.command.plan;

import org.jspecify.annotations.NullMarked;

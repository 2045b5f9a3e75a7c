/**
 * Experiments that are a script of direct requests rather than load and a fault: users whose every
 * request is written down, in one small class for each script. What the requests mean is judged
 * elsewhere, from the disk. Imports {@code statelab.chaos.lab}, {@code statelab.chaos.fault} and
 * {@code statelab.results}, but no particular lab.
 */
@NullMarked
package statelab.chaos.script;

import org.jspecify.annotations.NullMarked;

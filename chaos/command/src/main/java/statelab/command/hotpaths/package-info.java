/**
 * Times hot paths by themselves, in processes of the benchmarks' own, into a recorded run or after
 * the trials of one.
 */
@NullMarked
package statelab.command.hotpaths;

import org.jspecify.annotations.NullMarked;

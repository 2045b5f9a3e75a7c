/** Tests of {@code statelab.results.gate}. */
@NullMarked
package statelab.results.gate;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code statelab.results.hotpaths}. */
@NullMarked
package statelab.results.hotpaths;

import org.jspecify.annotations.NullMarked;

/**
 * What hot paths, timed by themselves, say: their comparison fork by fork, the cost of a request
 * that they predict beside the one that was measured, and where a signed token is cheaper than a
 * lookup. Knows nothing of files. Imports {@code run}, {@code catalogue} and {@code statistics}.
 */
@NullMarked
package statelab.results.hotpaths;

import org.jspecify.annotations.NullMarked;

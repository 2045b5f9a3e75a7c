@NullMarked
package statelab.benchmarks;

import org.jspecify.annotations.NullMarked;

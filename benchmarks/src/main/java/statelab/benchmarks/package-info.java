/**
 * Micro-benchmarks of what a request costs beside the floor, through the targets' own code, and the
 * program that runs each of them in a JVM with its architecture's jars only. No judging: JMH's JSON
 * is handed over.
 */
@NullMarked
package statelab.benchmarks;

import org.jspecify.annotations.NullMarked;

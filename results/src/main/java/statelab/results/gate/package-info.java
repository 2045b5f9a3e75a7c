/**
 * The gate: what is checked and how strictly ({@code gate.yaml}), and what pairs of observations of
 * a base and a candidate say about it. Measuring them is the work of {@code statelab.command.gate}
 * and the lab, writing the decision down that of {@code statelab.results.report}. Imports {@code
 * statelab.results.run}, {@code catalogue}, {@code definition} and {@code statistics}.
 */
@NullMarked
package statelab.results.gate;

import org.jspecify.annotations.NullMarked;

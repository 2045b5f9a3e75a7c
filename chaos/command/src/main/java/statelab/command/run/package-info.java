/**
 * {@code statelab run}: from an order to trials on disk, from look to look, and what a run that was
 * broken off takes up again. Ties the other rooms together and shows, bounds and judges nothing
 * itself.
 */
@NullMarked
package statelab.command.run;

import org.jspecify.annotations.NullMarked;

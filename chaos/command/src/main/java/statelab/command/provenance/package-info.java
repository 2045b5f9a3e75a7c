/**
 * Where figures come from: the version and commit that were built, the tree that they were built
 * in, the machine; and whether those of a recorded run still hold. Measures nothing and names no
 * user.
 */
@NullMarked
package statelab.command.provenance;

import org.jspecify.annotations.NullMarked;

/**
 * What every lab on this machine has in common: how a cluster is put together from its members, the
 * fault proxies on its links, the questions to admin ports, the load generator, and the guardian
 * that keeps processes from outliving this JVM. What a lab does its own way stands behind {@link
 * statelab.chaos.lab.host.Site}.
 */
@NullMarked
package statelab.chaos.lab.host;

import org.jspecify.annotations.NullMarked;

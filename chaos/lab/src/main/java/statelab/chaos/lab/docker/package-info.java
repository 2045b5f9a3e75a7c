/**
 * The lab of containers: every member of a cluster runs from an image with limits of its own, on a
 * network of its own, behind HAProxy and with Redis as the store. Testcontainers finds the engine.
 * Fault proxies are the embedded ones, on the host's end of the network, because evidence of a
 * fault needs counters that the original does not have. Two independent means keep containers from
 * outliving this JVM: closing removes them, and a process in a session of its own removes whatever
 * carries the lab's label when this JVM is gone.
 */
@NullMarked
package statelab.chaos.lab.docker;

import org.jspecify.annotations.NullMarked;

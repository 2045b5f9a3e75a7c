package statelab.chaos.lab;

import java.util.OptionalInt;

/** A process whose network connections can be listed from outside. */
public interface Wired {
  /**
   * How many TCP connections are open between the two at this moment, without anything between;
   * empty when the system does not tell.
   */
  OptionalInt connectionsTo(Node other);
}

package statelab.chaos.lab;

/** A node that takes the order to end all sessions of a user, whoever holds them. */
public interface Revoking {
  /** Orders it; returns when the node has answered, whatever that order can reach. */
  void revoke(String user);
}

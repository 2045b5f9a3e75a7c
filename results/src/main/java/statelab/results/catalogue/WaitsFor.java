package statelab.results.catalogue;

/** The servers besides its own node that a request may have to wait for. */
public enum WaitsFor {
  /** The node answers by itself. */
  NOTHING,
  /** The other nodes, which get a copy. */
  PEERS,
  /** The store that all nodes share. */
  STORE
}

package statelab.chaos.fault;

import java.util.List;
import statelab.results.run.Evidence;

/** What one fault does to one cluster: injected once, proven, healed, and proven gone. */
interface Effect {
  /** Looks at the healthy cluster, for the comparison later. */
  default void prepare() {}

  /** Breaks it. A planned change takes as long as it takes, with bounded waits. */
  void inject(Witness witness) throws InterruptedException;

  /** Signs that it took effect; waits for each at most as long as the witness has patience. */
  List<Evidence> evidence(Witness witness) throws InterruptedException;

  /** Signs, just before it is undone, that it was in effect all the while; waits for none. */
  default List<Evidence> lasting(Witness witness) throws InterruptedException {
    return List.of();
  }

  /** Undoes it; harmless when it never took effect, and can be tried again after it failed. */
  void heal();

  /** Signs that it is gone; waits for each at most as long as the witness has patience. */
  List<Evidence> healed(Witness witness) throws InterruptedException;
}

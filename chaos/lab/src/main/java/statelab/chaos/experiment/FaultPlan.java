package statelab.chaos.experiment;

import java.util.Random;
import statelab.chaos.fault.Fault;
import statelab.chaos.lab.LinkNames;

/**
 * A fault before it is known which node it will hit.
 *
 * @param fault what breaks; {@link #ANY_NODE} in its target stands for a node drawn from the
 *     trial's seed, {@link Fault#ANY_TWO_NODES} for two
 */
public record FaultPlan(Fault fault) {
  /** Stands for a node drawn from the trial's seed. */
  public static final String ANY_NODE = Fault.ANY_NODE;

  /**
   * The fault itself.
   *
   * @param nodes nodes of the cluster
   * @param seed what a node is drawn from
   */
  Fault drawn(int nodes, long seed) {
    Random random = new Random(seed);
    int first = random.nextInt(nodes);
    String node = LinkNames.node(1 + first);
    if (fault.target().equals(Fault.ANY_TWO_NODES)) {
      int second = (first + 1 + random.nextInt(nodes - 1)) % nodes;
      return fault.at(node + Fault.AND + LinkNames.node(1 + second));
    }
    return fault.at(fault.target().replace(ANY_NODE, node));
  }
}

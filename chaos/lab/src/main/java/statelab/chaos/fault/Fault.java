package statelab.chaos.fault;

import java.util.Set;
import statelab.chaos.lab.Cluster;

/**
 * Something that breaks in a running cluster, or a planned change of it. A value: what it does to
 * one cluster is its {@link Effect}.
 */
public sealed interface Fault
    permits Kill,
        Terminate,
        Pause,
        Latency,
        Bandwidth,
        Reset,
        Blackhole,
        Partition,
        SlowStore,
        StoreGone,
        KillStore,
        ClockSkew,
        RollingRestart,
        ScaleOut,
        ScaleIn {

  /** Name of the target of a fault that hits what holds the sessions. */
  String STORE = "store";

  /** Stands in a target for a node that is drawn later. */
  String ANY_NODE = "any-node";

  /** Stands in a target for two different nodes that are drawn later. */
  String ANY_TWO_NODES = "any-two-nodes";

  /** Stands between the names of several members that one fault hits. */
  String AND = "+";

  /** What kind of fault it is. */
  FaultKind kind();

  /** Name of the member or link that it hits. */
  String target();

  /** The same on another target. */
  Fault at(String newTarget);

  /**
   * The links that need a fault proxy for it, by name.
   *
   * @param nodes nodes of the cluster
   */
  default Set<String> links(int nodes) {
    return Set.of();
  }

  /** How many nodes it adds to a cluster. */
  default int spares() {
    return 0;
  }

  /**
   * Whether it only makes things take longer, so that users who wait for answers show by how much
   * less is served; whoever gets no answer at all would ask a broken cluster less.
   */
  default boolean onlyDelays() {
    return false;
  }

  /**
   * What it does to this cluster; nothing is done yet.
   *
   * @throws statelab.chaos.lab.LabException when the lab cannot do it
   */
  Effect on(Cluster cluster);
}

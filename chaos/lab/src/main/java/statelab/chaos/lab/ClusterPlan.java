package statelab.chaos.lab;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cluster is made of.
 *
 * @param architecture name of the architecture that every node runs
 * @param nodes how many, from 1 to 16
 * @param affinity whether the gateway sends a user back to the node that served him before
 * @param orders whether an order ledger is started beside the nodes
 * @param nodeOptions further options of every node, by name without the dashes
 * @param links names of the links that get a fault proxy, where the architecture has them
 * @param spares how many nodes may be added later; the gateway and the peers know their addresses
 * @param entrance loopback port that clients enter at, from {@link Lab#reserveEntrance}; empty: any
 */
public record ClusterPlan(
    String architecture,
    int nodes,
    boolean affinity,
    boolean orders,
    Map<String, String> nodeOptions,
    Set<String> links,
    int spares,
    OptionalInt entrance) {

  /**
   * What every node is told where a plan says nothing else, so that it stands in a run's settings
   * and not only in the node's code: the idle time of a session, requests answered at once, and the
   * wait of each for a service behind the shop.
   */
  public static final Map<String, String> USUAL_OPTIONS =
      Map.of("session-timeout-s", "1800", "worker-threads", "50", "downstream-wait-ms", "0");

  /** More would only measure how processes of one machine wait for each other. */
  private static final int MOST_NODES = 16;

  public ClusterPlan {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "nodes must be from 1 to " + MOST_NODES + ", but was " + nodes);
    }
    if (spares < 0 || nodes + spares > MOST_NODES) {
      throw new IllegalArgumentException(
          "spares must be from 0 to %d for %d nodes, but was %d"
              .formatted(MOST_NODES - nodes, nodes, spares));
    }
    nodeOptions = Map.copyOf(nodeOptions);
    links = Set.copyOf(links);
  }

  /** A plan without fault proxies and without spare nodes. */
  public ClusterPlan(
      String architecture,
      int nodes,
      boolean affinity,
      boolean orders,
      Map<String, String> nodeOptions) {
    this(architecture, nodes, affinity, orders, nodeOptions, Set.of(), 0, OptionalInt.empty());
  }

  /** A plan with affinity, without an order ledger and without further options. */
  public static ClusterPlan of(String architecture, int nodes) {
    return new ClusterPlan(architecture, nodes, true, false, Map.of());
  }

  /** All that a node is told about how it works, by name without the dashes. */
  public Map<String, String> allNodeOptions() {
    Map<String, String> all = new TreeMap<>(USUAL_OPTIONS);
    all.putAll(nodeOptions);
    return all;
  }

  /** The same with fault proxies on these links. */
  public ClusterPlan withLinks(Collection<String> names) {
    return new ClusterPlan(
        architecture, nodes, affinity, orders, nodeOptions, Set.copyOf(names), spares, entrance);
  }

  /** The same with this many spare nodes. */
  public ClusterPlan withSpares(int number) {
    return new ClusterPlan(
        architecture, nodes, affinity, orders, nodeOptions, links, number, entrance);
  }

  /** The same, entered at this port. */
  public ClusterPlan withEntrance(int port) {
    return new ClusterPlan(
        architecture, nodes, affinity, orders, nodeOptions, links, spares, OptionalInt.of(port));
  }
}

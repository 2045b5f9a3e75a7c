package statelab.chaos.lab;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import statelab.results.run.VitalsSample;

/**
 * A gateway with its nodes and what they need. What else can be done to it stands in capabilities
 * that it may implement, for example {@link Scalable}. Closing it ends its processes, whatever
 * state they are in.
 */
public interface Cluster extends AutoCloseable {
  /** Where clients send their requests. */
  InetSocketAddress entrance();

  /** The nodes in the order of their names. */
  List<Node> nodes();

  /** The process that holds the sessions of a central store; empty where there is none. */
  List<Node> stores();

  /** The process that holds the order ledger; empty where there is none. */
  default Optional<Node> orders() {
    return Optional.empty();
  }

  /** The links that carry a fault proxy, in the order of their names. */
  default List<Link> links() {
    return List.of();
  }

  /** The link of this name; empty when it has no proxy or this architecture has no such link. */
  default Optional<Link> link(String name) {
    return links().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  /** Whether the gateway sends requests to this node, as it says itself. */
  boolean inRotation(String node);

  /**
   * Fails when what it runs on is gone, so that nobody waits for what cannot come any more.
   *
   * @throws LabException then
   */
  default void requireGround() {}

  /**
   * Reads the vitals of every process that answers.
   *
   * @param moment why they are read, for example {@code calm-start}
   */
  List<VitalsSample> vitals(String moment);

  /**
   * The member of this name.
   *
   * @throws LabException when there is none
   */
  default Node member(String name) {
    return nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .or(() -> stores().stream().filter(store -> store.name().equals(name)).findFirst())
        .or(() -> orders().filter(ledger -> ledger.name().equals(name)))
        .orElseThrow(
            () ->
                new LabException(
                    LabException.Reason.UNSUPPORTED,
                    "The cluster has no member %s, only %s."
                        .formatted(name, nodes().stream().map(Node::name).toList())));
  }

  @Override
  void close();
}

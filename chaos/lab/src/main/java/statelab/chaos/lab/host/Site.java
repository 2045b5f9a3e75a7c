package statelab.chaos.lab.host;

import java.util.List;

/**
 * The ground that one cluster stands on: what each kind of lab does its own way. Closing it gives
 * back whatever the cluster's members shared.
 */
public interface Site extends AutoCloseable {
  /** A place for a member to come; two calls give two places. */
  Place place(String member);

  /** A port that nothing listens on yet, here or where fault proxies listen. */
  int freePort();

  /** The host that fault proxies listen on, so that members and this JVM reach them. */
  String proxyHost();

  /** The file of signing keys that all nodes share, by the name that nodes know it under. */
  String keys();

  /** Starts the store of sessions. */
  Member startStore(Place place);

  /** Starts a program that is not a node, with options beside those that say where it listens. */
  Member startProgram(Program program, Place place, List<String> options);

  /**
   * Starts the load balancer.
   *
   * @param port loopback port that it is reached at
   * @param backends the nodes that it may know, running or not
   * @param affinity whether a user comes back to the node that served him before
   */
  Member startGateway(int port, List<Backend> backends, boolean affinity);

  /**
   * A node as the gateway reaches it.
   *
   * @param node its name
   * @param http where requests go
   * @param admin where its health is asked
   */
  record Backend(String node, Endpoint http, Endpoint admin) {}

  /** Whether the gateway sends requests to this node, as it says itself. */
  boolean inRotation(Member gateway, String node) throws InterruptedException;

  /**
   * Fails when it is gone, and with it all that stands on it.
   *
   * @throws statelab.chaos.lab.LabException then
   */
  default void requireThere() {}

  @Override
  void close();
}

package statelab.chaos.lab.host;

import java.net.InetSocketAddress;

/**
 * Where something listens.
 *
 * @param host number of a host of this machine
 * @param port TCP port
 */
public record Endpoint(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";

  /** One on loopback. */
  public static Endpoint local(int port) {
    return new Endpoint(LOOPBACK, port);
  }

  /** The same for sockets. */
  public InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** Host and port with a colon between, as options have it. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}

package statelab.chaos.toxiproxy.traffic;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/**
 * Where a server's proxies may listen: on loopback, since a fault proxy that other machines can
 * reach is an open relay, and on addresses that its owner has named, such as this machine's own in
 * a network of containers. All interfaces, which the original means by a missing host or by {@code
 * 0.0.0.0}, become loopback.
 *
 * @param beside addresses allowed beside loopback
 */
public record Listening(Set<InetAddress> beside) {
  /** On loopback and nowhere else. */
  public static final Listening LOOPBACK = new Listening(Set.of());

  public Listening {
    beside = Set.copyOf(beside);
  }

  /**
   * On loopback and at this address.
   *
   * @param host an address in figures
   */
  public static Listening alsoAt(String host) {
    return new Listening(Set.of(InetAddress.ofLiteral(host)));
  }

  /**
   * The address that a text means.
   *
   * @throws IOException when it is malformed, unknown, or not allowed
   */
  public InetSocketAddress resolve(HostAndPort wanted) throws IOException {
    try {
      InetAddress address =
          Arrays.stream(InetAddress.getAllByName(wanted.hostOrLoopback()))
              .min(Comparator.comparing(candidate -> candidate instanceof Inet6Address))
              .orElseThrow();
      if (!address.isAnyLocalAddress()
          && !address.isLoopbackAddress()
          && !beside.contains(address)) {
        throw new HostAndPort.AddressException(
            "address "
                + wanted.host()
                + ": not a loopback address, such as "
                + HostAndPort.LOOPBACK);
      }
      return new InetSocketAddress(
          address.isAnyLocalAddress() ? InetAddress.ofLiteral(HostAndPort.LOOPBACK) : address,
          wanted.port());
    } catch (UnknownHostException e) {
      throw new HostAndPort.AddressException("lookup " + wanted.host() + ": no such host");
    }
  }
}

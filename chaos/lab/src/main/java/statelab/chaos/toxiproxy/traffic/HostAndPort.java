package statelab.chaos.toxiproxy.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * An address as the HTTP API writes it: {@code host:port}, {@code [::1]:port}, or {@code :port}.
 * Refusals use the wording of Go's {@code net} package, which clients of the original see.
 *
 * @param host a name or an address; empty for none
 * @param port 0 to 65535; 0 for any free one
 */
public record HostAndPort(String host, int port) {

  static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;

  static HostAndPort parse(String text) throws AddressException {
    if (text.isEmpty()) {
      return new HostAndPort("", 0);
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new AddressException("address " + text + ": missing port in address");
    }
    return new HostAndPort(
        parseHost(text, text.substring(0, colon)), parsePort(text.substring(colon + 1)));
  }

  private static String parseHost(String text, String host) throws AddressException {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    if (host.contains(":")) {
      throw new AddressException("address " + text + ": too many colons in address");
    }
    return host;
  }

  private static int parsePort(String port) throws AddressException {
    if (!port.chars().allMatch(Character::isDigit)) {
      throw new AddressException("address tcp/" + port + ": unknown port");
    }
    if (port.length() > 5 || (!port.isEmpty() && Integer.parseInt(port) > HIGHEST_PORT)) {
      throw new AddressException("address " + port + ": invalid port");
    }
    return port.isEmpty() ? 0 : Integer.parseInt(port);
  }

  String hostOrLoopback() {
    return host.isEmpty() ? LOOPBACK : host;
  }

  /** An address as Go writes it. */
  static String format(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return host.contains(":")
        ? "[" + withoutZone(host) + "]:" + address.getPort()
        : host + ":" + address.getPort();
  }

  /** Java writes {@code ::1} in full. */
  private static String withoutZone(String host) {
    return host.startsWith("0:0:0:0:0:0:0:1") ? "::1" : host;
  }

  /** The text of the refusal is what the client is shown. */
  static final class AddressException extends IOException {
    private static final long serialVersionUID = 1L;

    AddressException(String message) {
      super(message);
    }
  }
}

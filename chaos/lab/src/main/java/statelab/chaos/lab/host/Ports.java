package statelab.chaos.lab.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import statelab.chaos.lab.LabException;

/**
 * Free loopback ports, each given out once. They lie below the range that the kernel takes source
 * ports of outgoing connections from (32768 and up on Linux): a port of that range is often taken
 * between the look and the use. Which ports are chosen has no part in any result, so they need no
 * seed.
 */
public final class Ports {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 2_000;

  private final Set<Integer> given = new HashSet<>();

  /** A port that nothing listens on now. */
  public synchronized int next() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!given.contains(port) && free(port)) {
        given.add(port);
        return port;
      }
    }
    throw new LabException(
        LabException.Reason.PORT_IN_USE,
        "No free loopback port was found between %d and %d.".formatted(LOWEST, HIGHEST));
  }

  /** Whether a port can be bound on loopback now. */
  public static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

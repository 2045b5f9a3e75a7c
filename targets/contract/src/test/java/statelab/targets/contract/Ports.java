package statelab.targets.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports. No port is given away twice, since a cluster that is just starting, or a
 * node that is down, does not hold its own. They lie below the range that the kernel takes source
 * ports of outgoing connections from, of which an attack opens thousands; and of those, each of the
 * JVMs that run tests beside each other has its own.
 */
final class Ports {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int FORKS = 2;
  private static final int TRIES = 2_000;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final Iterator<Integer> free;

  Ports(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      ports.add(draw());
    }
    this.free = ports.iterator();
  }

  int next() {
    return free.next();
  }

  /** Whether a port can be bound on loopback now. */
  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Which of the JVMs that run tests beside each other this is, from 1. */
  static String fork() {
    return System.getProperty("surefire.forkNumber", "1");
  }

  private static int draw() throws IOException {
    int own = Integer.parseInt(fork()) % FORKS;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int drawn = ThreadLocalRandom.current().nextInt(LOWEST / FORKS, HIGHEST / FORKS);
      int port = drawn * FORKS + own;
      if (free(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IOException("no free port was found from " + LOWEST + " to " + HIGHEST);
  }
}

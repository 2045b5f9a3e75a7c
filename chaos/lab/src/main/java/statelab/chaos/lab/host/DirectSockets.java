package statelab.chaos.lab.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The established TCP connections of a process on this machine, from {@code /proc/net/tcp} and
 * {@code /proc/PID/fd}, see proc_pid_net(5). A connection that lives only between two looks is not
 * seen.
 */
final class DirectSockets {
  private static final String ESTABLISHED = "01";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private DirectSockets() {}

  /** The two ports of a connection, seen from one end. */
  private record Ends(int local, int remote) {
    Ends fromTheOtherEnd() {
      return new Ends(/* local= */ remote, /* remote= */ local);
    }
  }

  /** How many connections have one end in each of the two processes. */
  static int between(long one, long other) {
    Set<Ends> mine = of(one);
    return (int) of(other).stream().filter(ends -> mine.contains(ends.fromTheOtherEnd())).count();
  }

  private static Set<Ends> of(long pid) {
    Set<String> inodes = inodes(pid);
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> rows(pid, table))
        .filter(row -> row[STATE].equals(ESTABLISHED) && inodes.contains(row[INODE]))
        .map(row -> new Ends(port(row[LOCAL]), port(row[REMOTE])))
        .collect(Collectors.toSet());
  }

  private static Stream<String[]> rows(long pid, String table) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table));
      return lines.stream().skip(1).map(line -> line.strip().split("\\s+"));
    } catch (IOException e) {
      // The process has ended, and its connections with it.
      return Stream.empty();
    }
  }

  /** The numbers of its sockets; file descriptors point to {@code socket:[NUMBER]}. */
  private static Set<String> inodes(long pid) {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open) {
        String target = target(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since the folder was listed.
      return "";
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}

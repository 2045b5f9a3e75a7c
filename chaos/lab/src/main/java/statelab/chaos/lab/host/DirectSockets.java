package statelab.chaos.lab.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
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

  /**
   * How many connections have one end in each of the two processes; empty when the descriptors of
   * one that lives cannot be read, or when one is no process of this machine.
   *
   * @param one process number; 0 for none of this machine
   * @param other the same
   */
  static OptionalInt between(long one, long other) {
    if (one == 0 || other == 0) {
      return OptionalInt.empty();
    }
    try {
      Set<Ends> mine = of(one);
      return OptionalInt.of(
          (int) of(other).stream().filter(ends -> mine.contains(ends.fromTheOtherEnd())).count());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /** A process that has ended has none. */
  private static Set<Ends> of(long pid) throws IOException {
    try {
      return ofLiving(pid);
    } catch (IOException e) {
      if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
        throw e;
      }
      return Set.of();
    }
  }

  private static Set<Ends> ofLiving(long pid) throws IOException {
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
      // A machine without IPv6 has no such table, and a process that has ended has neither.
      return Stream.empty();
    }
  }

  /** The numbers of its sockets; file descriptors point to {@code socket:[NUMBER]}. */
  private static Set<String> inodes(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open) {
        String target = target(descriptor);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return inodes;
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      // Closed since the folder was listed.
      return "";
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}

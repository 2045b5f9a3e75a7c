package statelab.command.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports on which something listens, as the kernel says, see proc_pid_net(5). */
final class ListeningPorts {
  private static final String LISTENS = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningPorts() {}

  /** All of this machine. */
  static Set<Integer> all() {
    return where(inode -> true);
  }

  /** Those of these processes; one that has ended meanwhile has none. */
  static Set<Integer> of(Stream<ProcessHandle> processes) {
    Set<String> sockets =
        processes.flatMap(ListeningPorts::sockets).collect(Collectors.toUnmodifiableSet());
    return where(inode -> sockets.contains("socket:[%s]".formatted(inode)));
  }

  private static Set<Integer> where(Predicate<String> inode) {
    return Stream.of("tcp", "tcp6")
        .flatMap(ListeningPorts::sockets)
        .filter(fields -> fields[STATE].equals(LISTENS) && inode.test(fields[INODE]))
        .map(fields -> fields[LOCAL_ADDRESS])
        .map(address -> Integer.parseInt(address.substring(address.indexOf(':') + 1), 16))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String[]> sockets(String protocol) {
    try {
      return Files.readAllLines(Path.of("/proc/net", protocol)).stream()
          .skip(1)
          .map(line -> line.strip().split(" +", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> sockets(ProcessHandle process) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return files.map(ListeningPorts::target).toList().stream();
    } catch (IOException | UncheckedIOException ended) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}

package statelab.chaos.fault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds at a moment: children, listening ports, platform threads, and what lies
 * in the folder of temporary files under the product's name.
 *
 * @param children numbers of its child processes
 * @param ports that it listens on
 * @param threads names of its threads, without those that the JVM keeps for later use
 * @param temporary names of temporary files and folders
 */
record Belongings(
    Set<Long> children, Set<Integer> ports, Set<String> threads, Set<String> temporary) {
  private static final String LISTENING = "0A";

  static Belongings now() throws IOException {
    return new Belongings(
        ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet()),
        listening(),
        threadNames(),
        temporaryFiles());
  }

  /**
   * Without the workers of HTTP clients and those that answer calls to the proxy's API: of both
   * there are as many as there was work at once, until they have been idle for a minute.
   */
  Set<String> lastingThreads() {
    return threads.stream()
        .filter(name -> !name.contains("-Worker-") && !name.startsWith("toxiproxy api "))
        .collect(Collectors.toSet());
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("statelab-"))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> threadNames() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("HttpClient") || name.startsWith("toxiproxy"))
        .collect(Collectors.toSet());
  }

  private static Set<Integer> listening() throws IOException {
    Set<String> sockets = sockets();
    Set<Integer> ports = new TreeSet<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/self/net", table))) {
        lines
            .skip(1)
            .map(line -> line.strip().split("\\s+"))
            .filter(row -> row[3].equals(LISTENING) && sockets.contains(row[9]))
            .map(row -> row[1].substring(row[1].lastIndexOf(':') + 1))
            .forEach(port -> ports.add(Integer.parseInt(port, 16)));
      }
    }
    return ports;
  }

  private static Set<String> sockets() throws IOException {
    Set<String> sockets = new TreeSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : open) {
        number(descriptor).forEach(sockets::add);
      }
    }
    return sockets;
  }

  private static Stream<String> number(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return Stream.of(target)
          .filter(name -> name.startsWith("socket:["))
          .map(name -> name.substring("socket:[".length(), name.length() - 1));
    } catch (IOException e) {
      // Closed since the folder was listed.
      return Arrays.stream(new String[0]);
    }
  }
}

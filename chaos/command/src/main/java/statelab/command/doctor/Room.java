package statelab.command.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much there is for a cluster of three nodes and its load generator. */
final class Room {
  private static final int CORES = 2;

  /**
   * Descriptors of the injector with a connection for each of a few hundred users, and its jars.
   */
  private static final int OPEN_FILES_SOME = 1_024;

  private static final int OPEN_FILES_ALL = 4_096;

  /** Three nodes, gateway, store, ledger and injector, each with a heap of at most 256 MiB. */
  private static final long MEMORY_ALL = 2L << 30;

  private static final long MEMORY_SOME = 1L << 30;
  private static final long DISK_ALL = 1L << 30;
  private static final long DISK_SOME = 200L << 20;

  /** Where the lab takes its ports from, and how many are tried here. */
  private static final int LOWEST_PORT = 15_000;

  private static final int HIGHEST_PORT = 32_000;
  private static final int PORTS_TRIED = 200;
  private static final int PORTS_NEEDED = 40;

  private Room() {}

  static List<Check> checks(Path runs) {
    return List.of(cores(), memory(), openFiles(), ports(), results(runs), temporaryFiles());
  }

  private static Check cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Check.amount(
        "cores",
        Integer.toString(cores),
        cores,
        1,
        CORES,
        "Give it %d cores: on fewer, nodes and load generator share one, and most trials turn out"
                .formatted(CORES)
            + " invalid.");
  }

  private static Check memory() {
    long free = availableMemory();
    return Check.amount(
        "free memory",
        mebibytes(free),
        free,
        MEMORY_SOME,
        MEMORY_ALL,
        "Free some memory: a cluster of three nodes with its load generator takes up to 2 GiB.");
  }

  /** What the kernel says a program can still have; free pages alone would be too few. */
  private static long availableMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static Check openFiles() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Check.limited("open files", "unknown", "Run it on Linux.");
    }
    long limit = unix.getMaxFileDescriptorCount();
    return Check.amount(
        "open files",
        "at most " + limit,
        limit,
        OPEN_FILES_SOME,
        OPEN_FILES_ALL,
        "Raise the limit in this shell: ulimit -n " + OPEN_FILES_ALL);
  }

  private static Check ports() {
    long free =
        IntStream.range(0, PORTS_TRIED)
            .map(each -> ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT))
            .filter(Room::free)
            .count();
    return Check.amount(
        "loopback ports",
        "%d of %d tried between %d and %d are free"
            .formatted(free, PORTS_TRIED, LOWEST_PORT, HIGHEST_PORT),
        free,
        1,
        PORTS_NEEDED,
        "End what listens on so many ports, or allow this user to listen on 127.0.0.1.");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Check results(Path runs) {
    return folder("results folder", runs, "Name another folder with --out=DIR");
  }

  private static Check temporaryFiles() {
    return folder(
        "temporary files",
        Path.of(System.getProperty("java.io.tmpdir")),
        "Name another folder with -Djava.io.tmpdir in JAVA_TOOL_OPTIONS");
  }

  private static Check folder(String need, Path folder, String otherwise) {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      return Check.missing(need, existing + " cannot be written", otherwise + ".");
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      return Check.amount(
          need,
          "%s free in %s".formatted(mebibytes(free), folder),
          free,
          DISK_SOME,
          DISK_ALL,
          otherwise + ", or free some space: 'statelab clean' shows what Statelab could remove.");
    } catch (IOException e) {
      return Check.limited(need, folder + " does not say how much is free", otherwise + ".");
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}

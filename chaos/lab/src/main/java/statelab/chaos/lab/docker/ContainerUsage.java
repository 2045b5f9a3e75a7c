package statelab.chaos.lab.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the kernel has counted for a container: CPU time of its control group (versions 1 and 2, see
 * cgroups(7)) and bytes of its network (see proc_pid_net(5)). Read from files, since an engine
 * takes a second or two for the same numbers. Nothing where these files are not this machine's, as
 * with an engine in a virtual machine.
 */
final class ContainerUsage {
  static final String CPU = "container_cpu_ns";
  static final String NETWORK = "container_network_bytes";

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final long NS_OF_US = 1_000;
  private static final int RECEIVED = 0;
  private static final int SENT = 8;

  private ContainerUsage() {}

  /** By vital's name; a number that cannot be had is absent. */
  static Map<String, Double> of(long pid) {
    Map<String, Double> usage = new HashMap<>();
    cpuNs(pid).ifPresent(ns -> usage.put(CPU, (double) ns));
    networkBytes(pid).ifPresent(bytes -> usage.put(NETWORK, (double) bytes));
    return usage;
  }

  private static OptionalLong cpuNs(long pid) {
    try {
      return cpuNs(Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup")), GROUPS);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * CPU time of a group.
   *
   * @param membership lines of /proc/PID/cgroup: {@code 4:cpu,cpuacct:/docker/ID} or {@code
   *     0::/docker/ID}
   * @param root where groups are mounted
   */
  static OptionalLong cpuNs(List<String> membership, Path root) throws IOException {
    for (String line : membership) {
      String[] parts = line.split(":", 3);
      if (List.of(parts[1].split(",")).contains("cpuacct")) {
        Path usage = root.resolve("cpuacct" + parts[2]).resolve("cpuacct.usage");
        if (Files.isReadable(usage)) {
          return OptionalLong.of(Long.parseLong(Files.readString(usage).strip()));
        }
      }
    }
    for (String line : membership) {
      Path stat = root.resolve(line.replaceFirst("^0::/", "")).resolve("cpu.stat");
      if (line.startsWith("0::/") && Files.isReadable(stat)) {
        return Files.readAllLines(stat).stream()
            .filter(field -> field.startsWith("usage_usec "))
            .mapToLong(field -> Long.parseLong(field.split(" ", 2)[1].strip()) * NS_OF_US)
            .findFirst();
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong networkBytes(long pid) {
    try {
      return OptionalLong.of(
          networkBytes(Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", "dev"))));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Bytes in and out of all but the loopback device, from the lines of a net/dev table. */
  static long networkBytes(List<String> table) {
    return table.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && !parts[0].strip().equals("lo"))
        .map(parts -> parts[1].strip().split("\\s+"))
        .mapToLong(counts -> Long.parseLong(counts[RECEIVED]) + Long.parseLong(counts[SENT]))
        .sum();
  }
}

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
 * with an engine in a virtual machine, whose process numbers belong to strangers here.
 */
final class ContainerUsage {
  static final String CPU = "container_cpu_ns";
  static final String NETWORK = "container_network_bytes";

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final long NS_OF_US = 1_000;
  private static final int RECEIVED = 0;
  private static final int SENT = 8;

  private ContainerUsage() {}

  /**
   * Whether a process number is that of a container's process on this machine, and not a stranger's
   * here.
   *
   * @param pid as the engine tells it
   */
  static boolean isHere(String id, long pid) {
    return isOf(id, Path.of("/proc", Long.toString(pid)));
  }

  /** The same, with the folder of the process. */
  static boolean isOf(String id, Path process) {
    try {
      return bears(id, membership(process));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> membership(Path process) throws IOException {
    return Files.readAllLines(process.resolve("cgroup"));
  }

  private static boolean bears(String id, List<String> membership) {
    return membership.stream().anyMatch(line -> line.contains(id));
  }

  /**
   * By vital's name; a number that cannot be had is absent.
   *
   * @param id of the container
   * @param pid of its first process, as the engine tells it
   */
  static Map<String, Double> of(String id, long pid) {
    return of(id, Path.of("/proc", Long.toString(pid)), GROUPS);
  }

  /** The same, with the folder of the process and the root of the control groups. */
  static Map<String, Double> of(String id, Path process, Path groups) {
    Map<String, Double> usage = new HashMap<>();
    try {
      List<String> membership = membership(process);
      if (bears(id, membership)) {
        cpuNs(membership, groups).ifPresent(ns -> usage.put(CPU, (double) ns));
        List<String> devices = Files.readAllLines(process.resolve("net").resolve("dev"));
        usage.put(NETWORK, (double) networkBytes(devices));
      }
    } catch (IOException e) {
      // What was read before it ended stands.
      return usage;
    }
    return usage;
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

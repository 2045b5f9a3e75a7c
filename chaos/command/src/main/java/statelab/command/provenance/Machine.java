package statelab.command.provenance;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Facts about the machine that a reader needs to weigh the figures; none that identifies it. */
public final class Machine {
  private static final String CPU_MODEL = "model name";

  private Machine() {}

  public static Map<String, String> facts() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Map.of(
        "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "arch", System.getProperty("os.arch"),
        "cpu", cpu(),
        "cores", Integer.toString(Runtime.getRuntime().availableProcessors()),
        "memory_bytes", Long.toString(system.getTotalMemorySize()),
        "jdk", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith(CPU_MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}

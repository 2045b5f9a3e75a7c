package statelab.chaos.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The CPU time of the whole machine, and of it what nobody used and what its hypervisor gave to
 * others, as Linux counts them. Other systems do not tell.
 */
final class MachineTime {
  /** The name under which the machine stands among what processes report. */
  static final String MACHINE = "machine";

  private static final Path STAT = Path.of("/proc/stat");

  /** The kernel counts in hundredths of a second, whatever its own clock. */
  private static final double NS_PER_TICK = 1e7;

  /** user, nice, system, idle, iowait, irq, softirq, steal; guests are part of user. */
  private static final int KINDS = 8;

  private static final int IDLE = 4;

  /** Idle too, but for a disk that somebody waits for. */
  private static final int IO_WAIT = 5;

  private MachineTime() {}

  /**
   * {@code machine_cpu_ns}, {@code machine_idle_ns} and {@code steal_ns} since the machine's start;
   * empty if unknown.
   */
  static Optional<Map<String, Double>> read() {
    try {
      return Files.isReadable(STAT) ? parse(Files.readString(STAT)) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** The same from the text of {@code /proc/stat}. */
  static Optional<Map<String, Double>> parse(String stat) {
    return stat.lines()
        .filter(line -> line.matches("cpu +(\\d+ ?){%d,}".formatted(KINDS)))
        .findFirst()
        .map(line -> line.split(" +", -1))
        .map(
            fields ->
                Map.of(
                    "machine_cpu_ns",
                    Arrays.stream(fields, 1, 1 + KINDS).mapToDouble(MachineTime::ns).sum(),
                    "machine_idle_ns",
                    ns(fields[IDLE]) + ns(fields[IO_WAIT]),
                    "steal_ns",
                    ns(fields[KINDS])));
  }

  private static double ns(String ticks) {
    return Long.parseLong(ticks) * NS_PER_TICK;
  }
}

package statelab.chaos.lab.host;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program made slower from outside: its own main runs unchanged, and a thread beside it burns a
 * share of the CPU time that the process uses, so that every request costs so much more. Neither
 * the measured code nor its class path changes. The time of the JIT compilers is left out of both
 * sides, as it is in {@code cpu_ns_per_request}. What the thread needs to look counts as burnt.
 */
public final class SlowedProgram {
  private static final String MAIN = "statelab.slowed.main";
  private static final String SHARE = "statelab.slowed.share";
  private static final long LOOK_MS = 100;
  private static final Path THREADS = Path.of("/proc/self/task");

  private final double share;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Path> compilers;

  private SlowedProgram(double share) throws IOException {
    this.share = share;
    this.compilers = compilers();
  }

  /** The main of the slowed process. */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    SlowedProgram burner = new SlowedProgram(Double.parseDouble(System.getProperty(SHARE)));
    Thread.ofPlatform().daemon().name("slow-down").start(burner::burn);
    Class.forName(System.getProperty(MAIN))
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  /** The program, slowed by this share. */
  static Program of(Program program, double share) {
    List<Path> classPath = new ArrayList<>(program.classPath());
    classPath.add(home());
    List<String> flags = new ArrayList<>(program.flags());
    flags.add("-D%s=%s".formatted(MAIN, program.mainClass()));
    flags.add("-D%s=%s".formatted(SHARE, share));
    return new Program(
        program.name(), SlowedProgram.class.getName(), classPath, program.needs(), flags);
  }

  private static Path home() {
    try {
      return Path.of(
          SlowedProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void burn() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        long own = threads.getCurrentThreadCpuTime();
        double owed = share * (system.getProcessCpuTime() - own - compilersNs());
        while (threads.getCurrentThreadCpuTime() < owed) {
          Thread.onSpinWait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** CPU time of the JIT compilers' threads, whose number is fixed by the lab's flags. */
  private long compilersNs() {
    return compilers.stream().mapToLong(SlowedProgram::cpuNs).sum();
  }

  private static long cpuNs(Path thread) {
    try {
      return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
    } catch (IOException e) {
      return 0;
    }
  }

  private static List<Path> compilers() throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(THREADS)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(THREADS)) {
        for (Path thread : all) {
          String name = Files.readString(thread.resolve("comm"));
          if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
            found.add(thread);
          }
        }
      }
    }
    return List.copyOf(found);
  }
}

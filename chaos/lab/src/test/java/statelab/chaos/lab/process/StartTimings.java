package statelab.chaos.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.AdminPort;
import statelab.chaos.lab.host.ClusterStart;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.Ports;
import statelab.chaos.lab.host.Program;
import statelab.chaos.lab.host.RunningCluster;
import statelab.chaos.lab.host.SecretFolder;

/**
 * Says how long a cluster of three nodes takes to start in each of three ways; see
 * docs/performance.md. A program and not a test, since what it prints depends on the machine.
 */
final class StartTimings implements AutoCloseable {
  private static final int NODES = 3;

  private final Distribution distribution = Distribution.find(StartTimings.class);
  private final Guardian guardian = Guardian.start();
  private final Ports ports = new Ports();
  private final AdminPort admin = new AdminPort("timings");
  private final SecretFolder secrets = SecretFolder.create();
  private final Path folder;
  private final String architecture;

  /** What a JVM is given to start from. */
  private enum Way {
    PLAIN,
    CLASS_DATA_ARCHIVE,
    AOT_CACHE;

    List<String> record(Path file) {
      return switch (this) {
        case PLAIN -> List.of();
        case CLASS_DATA_ARCHIVE -> List.of("-XX:ArchiveClassesAtExit=" + file);
        case AOT_CACHE -> List.of("-XX:AOTCacheOutput=" + file);
      };
    }

    List<String> use(Path file) {
      return switch (this) {
        case PLAIN -> List.of();
        case CLASS_DATA_ARCHIVE -> List.of("-XX:SharedArchiveFile=" + file);
        case AOT_CACHE -> List.of("-XX:AOTCache=" + file);
      };
    }
  }

  /**
   * One start of a cluster.
   *
   * @param took until the gateway sends requests to every node
   * @param cpu CPU time of all its processes until then
   */
  private record Start(Duration took, Duration cpu) {}

  private StartTimings(Path folder, String architecture) {
    this.folder = folder;
    this.architecture = architecture;
  }

  /**
   * Times starts, one way after the other, round by round.
   *
   * @param arguments the architecture, and how many starts each way
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("statelab-starts");
    try (StartTimings timings = new StartTimings(folder, arguments[0])) {
      for (Way way : Way.values()) {
        System.out.printf("%s made in %d ms%n", way, timings.prepare(way).toMillis());
      }
      Map<Way, List<Start>> starts = new EnumMap<>(Way.class);
      for (int round = 0; round < rounds; round++) {
        for (Way way : Way.values()) {
          starts.computeIfAbsent(way, absent -> new ArrayList<>()).add(timings.start(way));
        }
      }
      starts.forEach(timings::print);
    } finally {
      delete(folder);
    }
  }

  /** Lets one node and the gateway write what later starts use; says how long that took. */
  private Duration prepare(Way way) throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (RunningCluster cluster = cluster(1, program -> way.record(file(way, program)));
        Rehearsal rehearsal = new Rehearsal(cluster.entrance())) {
      rehearsal.visit();
      cluster.endInGoodOrder();
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private Start start(Way way) throws InterruptedException {
    long before = System.nanoTime();
    try (RunningCluster cluster = cluster(NODES, program -> way.use(file(way, program)))) {
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      double cpuNs =
          cluster.vitals("started").stream()
              .mapToDouble(sample -> sample.values().getOrDefault("cpu_ns", 0.0))
              .sum();
      return new Start(took, Duration.ofNanos((long) cpuNs));
    }
  }

  private RunningCluster cluster(int nodes, Function<Program, List<String>> flags)
      throws InterruptedException {
    ProcessSite site =
        new ProcessSite(
            distribution,
            new ProcessSite.Surroundings(
                folder,
                secrets.path(),
                secrets.newKeyFile(),
                Map.of("STATELAB_ADMIN_TOKEN", "timings"),
                flags,
                guardian,
                ports,
                admin));
    ClusterPlan plan = ClusterPlan.of(architecture, nodes);
    return new ClusterStart(plan, distribution, site, folder, RunClock.system()).start();
  }

  private Path file(Way way, Program program) {
    return folder.resolve(program.name() + "." + way);
  }

  private void print(Way way, List<Start> starts) {
    System.out.printf(
        "%-18s %5d ms, %5d ms of CPU (medians of %d); node %d KiB, gateway %d KiB%n",
        way,
        median(starts.stream().map(Start::took)).toMillis(),
        median(starts.stream().map(Start::cpu)).toMillis(),
        starts.size(),
        file(way, distribution.program(architecture)).toFile().length() >> 10,
        file(way, distribution.program(Distribution.GATEWAY)).toFile().length() >> 10);
  }

  private static Duration median(Stream<Duration> times) {
    List<Duration> sorted = times.sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public void close() {
    admin.close();
    guardian.close();
    secrets.close();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

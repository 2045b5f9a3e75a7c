package statelab.command.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Drainable;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.load.injector.LoadPlan;
import statelab.load.recording.RequestLog;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Outcome;
import statelab.results.run.RequestRecord;
import statelab.results.run.SessionOutcome;
import statelab.results.run.VitalsSample;

/**
 * A lab whose clusters behave as a test says, in no time: its clock jumps, its nodes die and come
 * back at once, and its load generator records what users of such a build would have seen.
 */
final class FakeGateLab implements Lab {
  private static final int USERS = 10;
  private static final long INTERVAL_NS = 500_000_000;
  private static final long NS_PER_S = 1_000_000_000;

  /** A log takes what the whole JVM records, and both sides of a gate are in this one. */
  private static final Object ONE_LOG_AT_A_TIME = new Object();

  private final FakeBuild build;
  private final JumpingClock clock;
  private final Random random;
  private long injectedNs;

  FakeGateLab(FakeBuild build, JumpingClock clock, long seed) {
    this.build = build;
    this.clock = clock;
    this.random = new Random(seed);
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<String> jvmFlags() {
    return List.of();
  }

  @Override
  public Map<String, String> versions() {
    return Map.of();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public void prepare(Set<String> architectures, Path logs) {}

  @Override
  public int reserveEntrance() {
    return 20_000;
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) {
    return new FakeCluster(plan.nodes(), build.cpuNs() * stray(build.spread()));
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    return new FakeLoad(folder.resolve("requests.jfr"));
  }

  @Override
  public void close() {}

  private double stray(double sd) {
    return Math.exp(sd * random.nextGaussian());
  }

  private final class FakeCluster implements Cluster {
    private final List<Node> nodes;
    private final double cpuNs;

    FakeCluster(int size, double cpuNs) {
      this.cpuNs = cpuNs;
      nodes =
          IntStream.rangeClosed(1, size).mapToObj(i -> (Node) new FakeNode("node-" + i)).toList();
    }

    @Override
    public InetSocketAddress entrance() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 20_000);
    }

    @Override
    public List<Node> nodes() {
      return nodes;
    }

    @Override
    public List<Node> stores() {
      return List.of();
    }

    @Override
    public boolean inRotation(String node) {
      return member(node).probe() == Probe.READY;
    }

    @Override
    public List<VitalsSample> vitals(String moment) {
      double requests = (double) USERS * clock.nowNs() / INTERVAL_NS;
      return List.of(
          new VitalsSample("node-1", moment, clock.nowNs(), Map.of("cpu_ns", requests * cpuNs)));
    }

    @Override
    public void close() {}
  }

  private final class FakeNode implements Node, Killable, Drainable {
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private final String name;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean draining;

    FakeNode(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Probe probe() {
      return exitCode.isPresent() || draining ? Probe.REFUSED : Probe.READY;
    }

    @Override
    public void kill() {
      injectedNs = clock.nowNs();
      exitCode = OptionalInt.of(KILLED);
    }

    @Override
    public void terminate() {
      injectedNs = clock.nowNs();
      exitCode = OptionalInt.of(TERMINATED);
    }

    @Override
    public OptionalInt exitCode() {
      return exitCode;
    }

    @Override
    public int survivors() {
      return exitCode.isPresent() ? 0 : 1;
    }

    @Override
    public void drain() {
      draining = true;
    }

    @Override
    public boolean idle() {
      return true;
    }

    @Override
    public void restart() {
      exitCode = OptionalInt.empty();
      draining = false;
    }
  }

  private final class FakeLoad implements Load {
    private final Path file;
    private long startedNs;

    FakeLoad(Path file) {
      this.file = file;
    }

    @Override
    public void awaitReady(Duration atMost) {}

    @Override
    public long start() {
      startedNs = clock.nowNs();
      return startedNs;
    }

    @Override
    public void audit() {}

    @Override
    public void close() {}

    @Override
    public GeneratorReport awaitReport(Duration atMost) {
      synchronized (ONE_LOG_AT_A_TIME) {
        try (RequestLog log = RequestLog.open(file)) {
          record(log);
          log.finish();
          return new GeneratorReport(log.written(), 0, 0, 0.1, 0, 0, 0, 0, 0, build.breaches());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void record(RequestLog log) {
      for (int user = 0; user < USERS; user++) {
        boolean first = true;
        long offsetNs = INTERVAL_NS * user / USERS;
        for (long atNs = startedNs + offsetNs; atNs < clock.nowNs(); atNs += INTERVAL_NS) {
          boolean dies = user < build.lost() && atNs > injectedNs;
          write(log, atNs, user, 1, first ? SessionOutcome.NEW : outcome(dies), Outcome.SUCCEEDED);
          first = false;
        }
      }
      long failures = Math.max(0, Math.round(build.failed() * stray(0.2)));
      for (long i = 0; i < failures; i++) {
        write(log, injectedNs + 1 + i, USERS, 0, SessionOutcome.NONE, Outcome.FAILED);
      }
    }

    private void write(
        RequestLog log,
        long atNs,
        int user,
        int session,
        SessionOutcome sessionOutcome,
        Outcome outcome) {
      boolean slow = atNs > injectedNs && atNs < injectedNs + (long) (build.recoveryS() * NS_PER_S);
      long latencyNs = (long) (build.latencyNs() * stray(0.01) * (slow ? 9 : 1));
      log.commit(
          log.begin(),
          new RequestRecord(
              atNs,
              atNs,
              atNs + latencyNs,
              user,
              session,
              sessionOutcome == SessionOutcome.NEW ? "login" : "cart",
              "node-1",
              outcome == Outcome.FAILED ? 502 : 200,
              outcome,
              sessionOutcome,
              "",
              build.bytes() / 2,
              build.bytes() / 2));
    }
  }

  private static SessionOutcome outcome(boolean dies) {
    return dies ? SessionOutcome.LOST : SessionOutcome.KEPT;
  }
}

package statelab.chaos.experiment;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Pausable;
import statelab.chaos.lab.Probe;
import statelab.load.injector.LoadPlan;
import statelab.results.run.GeneratorReport;
import statelab.results.run.VitalsSample;

/** A lab in memory: it keeps what it was asked and can be told to misbehave. */
public final class FakeLab extends StubLab {
  private final FakeClock clock;
  public final List<String> events = new ArrayList<>();
  public final List<ClusterPlan> started = new ArrayList<>();
  public final List<LoadPlan> loads = new ArrayList<>();

  /** A node that survives a SIGKILL, which no fault can prove. */
  public boolean immortal;

  /** A node that never comes back. */
  public boolean gone;

  /** A store that ends in mid-trial, though nothing was to break it. */
  public boolean frailStore;

  /** A cluster that cannot be started. */
  public boolean barren;

  /** Number of the load generator that cannot be launched; 0 for none. */
  public int failsAtLoad;

  /** Requests that a load generator says it has sent. */
  public long requests = 1_000;

  /** What the load generator says against itself. */
  public List<String> breaches = List.of();

  public FakeLab(FakeClock clock) {
    super("fake");
    this.clock = clock;
  }

  @Override
  public List<String> jvmFlags() {
    return List.of("-Xfake");
  }

  @Override
  public void prepare(Set<String> architectures, Path logs) {
    events.add("prepare");
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) {
    if (barren) {
      throw new LabException(LabException.Reason.NOT_READY, "No cluster could be started.");
    }
    events.add("cluster started");
    started.add(plan);
    return new FakeCluster(plan.nodes());
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    events.add("load launched");
    loads.add(plan);
    if (loads.size() == failsAtLoad) {
      throw new LabException(LabException.Reason.INJECTOR_FAILED, "No generator could be started.");
    }
    return new FakeLoad();
  }

  @Override
  public void close() {
    events.add("lab closed");
  }

  /** Its nodes change state at once. */
  private final class FakeCluster implements Cluster {
    private final List<Node> nodes;

    FakeCluster(int size) {
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
      return frailStore ? List.of(new EndedStore()) : List.of();
    }

    @Override
    public boolean inRotation(String node) {
      return member(node).probe() == Probe.READY;
    }

    @Override
    public List<VitalsSample> vitals(String moment) {
      events.add(moment);
      return List.of(new VitalsSample("node-1", moment, clock.nowNs(), Map.of("cpu_ns", 1.0)));
    }

    @Override
    public void close() {
      events.add("cluster closed");
    }
  }

  private final class FakeNode implements Node, Killable, Pausable {
    private final String name;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean paused;

    FakeNode(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Probe probe() {
      if (exitCode.isPresent()) {
        return Probe.REFUSED;
      }
      return paused ? Probe.SILENT : Probe.READY;
    }

    @Override
    public void kill() {
      events.add("kill " + name);
      end(137);
    }

    @Override
    public void terminate() {
      events.add("terminate " + name);
      end(143);
    }

    private void end(int code) {
      if (!immortal) {
        exitCode = OptionalInt.of(code);
      }
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
    public void restart() {
      events.add("restart " + name);
      if (!gone) {
        exitCode = OptionalInt.empty();
      }
    }

    @Override
    public void pause() {
      events.add("pause " + name);
      paused = true;
    }

    @Override
    public void resume() {
      events.add("resume " + name);
      paused = gone;
    }

    @Override
    public boolean paused() {
      return paused;
    }
  }

  private record EndedStore() implements Node {
    @Override
    public String name() {
      return "store";
    }

    @Override
    public Probe probe() {
      return Probe.REFUSED;
    }

    @Override
    public Optional<String> end() {
      return Optional.of("store ended with exit code 137.");
    }
  }

  private final class FakeLoad implements Load {
    @Override
    public void awaitReady(Duration atMost) {
      events.add("load ready");
    }

    @Override
    public long start() {
      events.add("load started");
      return clock.nowNs();
    }

    @Override
    public void audit() {
      events.add("audit");
    }

    @Override
    public GeneratorReport awaitReport(Duration atMost) {
      return new GeneratorReport(requests, 0, 0, 0.1, 0, 0, 0, 0, 0, breaches);
    }

    @Override
    public void close() {
      events.add("load closed");
    }
  }
}

package statelab.chaos.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.chaos.fault.FakeCluster;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Scalable;
import statelab.load.injector.LoadPlan;
import statelab.load.model.LoadModel;
import statelab.load.recording.RequestLog;
import statelab.results.run.GeneratorReport;
import statelab.results.run.VitalsSample;

/**
 * A lab in memory whose users and servers are a model in virtual time: it writes the requests that
 * sound servers would have answered, and for one architecture those of servers with a defect.
 */
final class ModelLab extends StubLab {
  private final FakeClock clock;
  private final String altered;
  private final ModelUsers.Defect defect;
  private final Map<String, Long> moments = new HashMap<>();
  private Optional<LoadModel> load = Optional.empty();
  private boolean defective;

  /**
   * @param altered name of the architecture that has the defect
   */
  ModelLab(FakeClock clock, String altered, ModelUsers.Defect defect) {
    super("model");
    this.clock = clock;
    this.altered = altered;
    this.defect = defect;
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) {
    defective = plan.architecture().equals(altered);
    moments.clear();
    return new ModelCluster();
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    load = Optional.of(plan.model());
    return new ModelLoad(plan.model(), folder.resolve("requests.jfr"));
  }

  private ModelUsers users(LoadModel model) {
    return new ModelUsers(model, moments, defective ? defect : ModelUsers.Defect.NONE);
  }

  /** What happens to its members is what happens to those of any cluster in memory. */
  private final class ModelCluster implements Cluster, Scalable {
    private final FakeCluster members = new FakeCluster();
    private final List<Node> added = new ArrayList<>();

    @Override
    public String addNode() {
      moments.put(ModelUsers.ADDED, clock.nowNs());
      added.add(new ReadyNode("node-3"));
      return "node-3";
    }

    @Override
    public void removeNode(String name) {
      added.clear();
    }

    @Override
    public InetSocketAddress entrance() {
      return members.entrance();
    }

    @Override
    public List<Node> nodes() {
      return Stream.concat(members.nodes().stream(), added.stream()).toList();
    }

    @Override
    public List<Node> stores() {
      return members.stores();
    }

    @Override
    public List<Link> links() {
      return members.links();
    }

    @Override
    public boolean inRotation(String node) {
      return node.equals("node-3") ? !added.isEmpty() : members.inRotation(node);
    }

    @Override
    public List<VitalsSample> vitals(String moment) {
      moments.put(moment, clock.nowNs());
      double cpuNs = users(load.orElseThrow()).cpuNs(clock.nowNs());
      return List.of(new VitalsSample("node-1", moment, clock.nowNs(), Map.of("cpu_ns", cpuNs)));
    }

    @Override
    public void close() {}
  }

  private record ReadyNode(String name) implements Node {
    @Override
    public Probe probe() {
      return Probe.READY;
    }
  }

  private final class ModelLoad implements Load {
    private final LoadModel model;
    private final Path file;

    ModelLoad(LoadModel model, Path file) {
      this.model = model;
      this.file = file;
    }

    @Override
    public void awaitReady(Duration atMost) {}

    @Override
    public long start() {
      moments.put(ModelUsers.STARTED, clock.nowNs());
      return clock.nowNs();
    }

    @Override
    public void audit() {
      moments.put(ModelUsers.AUDIT, clock.nowNs());
    }

    @Override
    public GeneratorReport awaitReport(Duration atMost) {
      try (RequestLog log = RequestLog.open(file)) {
        users(model).requests().forEach(request -> log.commit(log.begin(), request));
        if (log.finish() != 0) {
          throw new AssertionError("requests were lost");
        }
        return new GeneratorReport(log.written(), 0, 0, 0.1, 0, 0, 0, 0, 0, List.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}

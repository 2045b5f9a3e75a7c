package statelab.chaos.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.chaos.fault.Bandwidth;
import statelab.chaos.fault.Blackhole;
import statelab.chaos.fault.ClockSkew;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.FaultKind;
import statelab.chaos.fault.Kill;
import statelab.chaos.fault.KillStore;
import statelab.chaos.fault.Latency;
import statelab.chaos.fault.Partition;
import statelab.chaos.fault.Pause;
import statelab.chaos.fault.Reset;
import statelab.chaos.fault.RollingRestart;
import statelab.chaos.fault.ScaleIn;
import statelab.chaos.fault.ScaleOut;
import statelab.chaos.fault.SlowStore;
import statelab.chaos.fault.StoreGone;
import statelab.chaos.fault.Terminate;
import statelab.chaos.lab.LinkNames;
import statelab.results.definition.Fields;

/** Reads the fault of an experiment: its kind, its target and the settings of that kind. */
final class FaultReader {
  /** Known, so that a definition that names it is told why it is refused. */
  private static final String CPU_HOG = "cpu-hog";

  private final Fields fields;
  private final int nodes;

  /**
   * @param nodes nodes of the cluster, which decide the valid targets
   */
  FaultReader(Fields fields, int nodes) {
    this.fields = fields;
    this.nodes = nodes;
  }

  Optional<FaultPlan> read() {
    return kind().flatMap(this::fault).map(FaultPlan::new);
  }

  private Optional<FaultKind> kind() {
    if (fields.has("kind") && fields.text("kind").equals(CPU_HOG)) {
      fields.reject(
          "kind",
          "cannot be used: no node of this lab has a CPU quota, so it would take the CPU of the"
              + " gateway and the load generator too");
      return Optional.empty();
    }
    return fields.choice("kind", FaultKind.all(), FaultKind::label);
  }

  private Optional<Fault> fault(FaultKind kind) {
    return switch (kind) {
      case KILL -> kill();
      case TERMINATE -> onProcess(Terminate::new);
      case PAUSE -> onProcess(Pause::new);
      case LATENCY -> latency();
      case BANDWIDTH -> bandwidth();
      case RESET -> reset();
      case BLACKHOLE -> onLink(Blackhole::new);
      case PARTITION -> partition();
      case SLOW_STORE -> slowStore();
      case STORE_GONE -> fields.build(StoreGone::new);
      case KILL_STORE -> fields.build(KillStore::new);
      case CLOCK_SKEW -> clockSkew();
      case ROLLING_RESTART -> rollingRestart();
      case SCALE_OUT -> fields.build(ScaleOut::new);
      case SCALE_IN -> scaleIn();
    };
  }

  /** Makes a fault that needs nothing but a target. */
  private interface Aimed {
    Fault at(String target);
  }

  private Optional<Fault> kill() {
    List<String> processes = processes();
    if (nodes > 1) {
      processes.add(Fault.ANY_TWO_NODES);
    }
    String target = fields.oneOf("target", processes);
    return fields.build(() -> new Kill(target));
  }

  private List<String> processes() {
    List<String> processes = new ArrayList<>(nodeNames());
    processes.add(Fault.STORE);
    return processes;
  }

  private Optional<Fault> onProcess(Aimed fault) {
    List<String> processes = processes();
    String target = fields.oneOf("target", processes);
    return fields.build(() -> fault.at(target));
  }

  private Optional<Fault> onLink(Aimed fault) {
    String target = link();
    return fields.build(() -> fault.at(target));
  }

  private Optional<Fault> reset() {
    String target = link();
    boolean answers = fields.flag("answers", false);
    return fields.build(() -> new Reset(target, answers));
  }

  private Optional<Fault> latency() {
    String target = link();
    Duration latency = fields.duration("latency");
    Duration jitter = jitter();
    return fields.build(() -> new Latency(target, latency, jitter));
  }

  private Optional<Fault> slowStore() {
    Duration latency = fields.duration("latency");
    Duration jitter = jitter();
    return fields.build(() -> new SlowStore(latency, jitter));
  }

  private Optional<Fault> bandwidth() {
    String target = link();
    long rate = fields.whole("kilobytes-per-second");
    return fields.build(() -> new Bandwidth(target, rate));
  }

  private Optional<Fault> partition() {
    List<String> targets = new ArrayList<>(nodeNames());
    targets.addAll(LinkNames.betweenNodes(nodes));
    String target = fields.oneOf("target", targets);
    if (nodes < 2) {
      fields.reject("target", "needs a cluster of at least two nodes");
    }
    return fields.build(() -> new Partition(target));
  }

  /** One of two settings, since a time in a definition has no sign. */
  private Optional<Fault> clockSkew() {
    String target = fields.oneOf("target", nodeNames());
    boolean ahead = fields.has("ahead");
    if (ahead == fields.has("behind")) {
      fields.reject("kind", "needs either ahead or behind");
      return Optional.empty();
    }
    Duration by = ahead ? fields.duration("ahead") : fields.duration("behind").negated();
    return fields.build(() -> new ClockSkew(target, by));
  }

  private Optional<Fault> rollingRestart() {
    boolean drain = fields.flag("drain", true);
    return fields.build(() -> new RollingRestart(drain));
  }

  private Optional<Fault> scaleIn() {
    String target = fields.oneOf("target", nodeNames());
    return fields.build(() -> new ScaleIn(target));
  }

  private Duration jitter() {
    return fields.has("jitter") ? fields.duration("jitter") : Duration.ZERO;
  }

  private String link() {
    List<String> links = new ArrayList<>(LinkNames.all(nodes));
    links.add(LinkNames.toNode(Fault.ANY_NODE));
    links.add(LinkNames.toStore(Fault.ANY_NODE));
    return fields.oneOf("target", links);
  }

  private List<String> nodeNames() {
    return Stream.concat(LinkNames.nodes(nodes).stream(), Stream.of(Fault.ANY_NODE)).toList();
  }
}

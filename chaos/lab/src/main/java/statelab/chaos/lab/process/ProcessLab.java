package statelab.chaos.lab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Load;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.AdminPort;
import statelab.chaos.lab.host.AdminToken;
import statelab.chaos.lab.host.ClusterStart;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.Injectors;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.Ports;
import statelab.chaos.lab.host.Program;
import statelab.chaos.lab.host.RunningCluster;
import statelab.chaos.lab.host.SecretFolder;
import statelab.load.injector.LoadPlan;

/** Runs clusters as child processes on loopback. */
public final class ProcessLab implements Lab {
  private static final String LOAD_TESTS = "load-tests";

  private final Distribution distribution;
  private final RunClock clock;
  private final List<String> moreFlags;
  private final ClassArchives archives;
  private final SecretFolder secrets = SecretFolder.create();
  private final Guardian guardian = Guardian.start(secrets.path());
  private final Ports ports = new Ports();
  private final String token = AdminToken.drawn();
  private final AdminPort admin = new AdminPort(token);
  private final Injectors injectors;

  public ProcessLab(Distribution distribution, RunClock clock) {
    this(distribution, clock, List.of());
  }

  /**
   * A lab whose programs have flags of their own, which its manifest names.
   *
   * @param moreFlags JVM flags of every program, the load generator included, beside the usual ones
   */
  public ProcessLab(Distribution distribution, RunClock clock, List<String> moreFlags) {
    this.distribution = distribution;
    this.clock = clock;
    this.moreFlags = List.copyOf(moreFlags);
    this.archives = new ClassArchives(distribution.folder().resolveSibling("class-archives"));
    this.injectors =
        new Injectors(
            new Injectors.Surroundings(
                () -> distribution.jars(LOAD_TESTS), this.moreFlags, secrets.path(), guardian));
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public List<String> jvmFlags() {
    return with(JavaCommand.FLAGS);
  }

  @Override
  public Map<String, String> versions() {
    return distribution.versions();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("niceness of nodes, gateway and stores", Integer.toString(ProcessSite.NICENESS));
  }

  @Override
  public void prepare(Set<String> architectures, Path logs) throws InterruptedException {
    List<Program> nodes = architectures.stream().map(distribution::program).toList();
    Program gateway = distribution.program(Distribution.GATEWAY);
    for (Program node : nodes) {
      if (archives.writable() && !hasArchives(node, gateway)) {
        rehearse(node, gateway, logs);
      }
    }
    injectors.standBy(logs);
  }

  private boolean hasArchives(Program node, Program gateway) {
    return archives.has(node) && archives.has(gateway);
  }

  /**
   * Starts one node, lets it serve a visit and ends it in good order, so that it, the gateway and
   * the store write their archives. All arms get theirs the same way. A load generator gets none:
   * it starts once a run, and its archive takes longer to make than it would save.
   */
  private void rehearse(Program node, Program gateway, Path logs) throws InterruptedException {
    ClusterPlan plan = ClusterPlan.of(node.name(), 1);
    try (RunningCluster cluster = newStart(plan, logs, archives::record).start();
        Rehearsal rehearsal = new Rehearsal(cluster.entrance())) {
      rehearsal.visit();
      cluster.endInGoodOrder();
      Stream.of(node, gateway, distribution.program(Distribution.STORE)).forEach(archives::keep);
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.NOT_READY,
          "A %s cluster does not answer: %s".formatted(node.name(), e.getMessage()),
          e);
    }
  }

  @Override
  public int reserveEntrance() {
    return ports.next();
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) throws InterruptedException {
    return ClusterStart.withOtherPorts(() -> newStart(plan, logs, archives::use));
  }

  private ClusterStart newStart(
      ClusterPlan plan, Path logs, Function<Program, List<String>> flags) {
    ProcessSite.Surroundings surroundings =
        new ProcessSite.Surroundings(
            logs,
            secrets.path(),
            secrets.newKeyFile(),
            Map.of(AdminToken.VARIABLE, token),
            program -> with(flags.apply(program)),
            guardian,
            ports,
            admin);
    return new ClusterStart(
        plan, distribution, new ProcessSite(distribution, surroundings), logs, clock);
  }

  private List<String> with(List<String> flags) {
    return Stream.concat(flags.stream(), moreFlags.stream()).toList();
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    return injectors.launch(plan, folder);
  }

  /** What keeps this lab's children from outliving this JVM. */
  Guardian guardian() {
    return guardian;
  }

  @Override
  public void close() {
    injectors.close();
    admin.close();
    secrets.close();
    guardian.close();
  }
}

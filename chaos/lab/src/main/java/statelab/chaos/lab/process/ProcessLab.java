package statelab.chaos.lab.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
import statelab.load.injector.Injector;
import statelab.load.injector.InjectorOptions;
import statelab.load.injector.LoadPlan;
import statelab.load.model.LoadModel;

/** Runs clusters as child processes on loopback. */
public final class ProcessLab implements Lab {
  private static final String LOAD_TESTS = "load-tests";

  /** Writing a class-data archive takes a second or two on a quiet machine. */
  private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(1);

  private static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(1);

  private static final LoadModel REHEARSED =
      new LoadModel.Paced(4, Duration.ofMillis(100), Duration.ofSeconds(1));

  /**
   * What a JVM says of its archive must not stand among the events of a load generator: that the
   * flight recorder adds a module, which it calls an error, each time.
   */
  private static final List<String> QUIET =
      List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:cds*=off", "-Xlog:aot*=off");

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
    this.injectors = injectors(() -> archives.use(generator()));
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
    if (!archives.writable()) {
      return;
    }
    for (Program node : nodes) {
      if (!archives.has(node) || !archives.has(gateway) || !archives.has(generator())) {
        rehearse(node, gateway, logs);
      }
    }
  }

  private Program generator() {
    return new Program(
        LOAD_TESTS,
        Injector.class.getName(),
        distribution.jars(LOAD_TESTS),
        Set.of(),
        InjectorOptions.RECOMMENDED_JVM_OPTIONS);
  }

  /**
   * Starts one node, lets it serve a visit and ends it in good order, so that it and the gateway
   * write their archives, and the load generator its own where it has none. All arms get theirs the
   * same way.
   */
  private void rehearse(Program node, Program gateway, Path logs) throws InterruptedException {
    ClusterPlan plan = ClusterPlan.of(node.name(), 1);
    try (RunningCluster cluster = newStart(plan, logs, archives::record).start();
        Rehearsal rehearsal = new Rehearsal(cluster.entrance())) {
      rehearsal.visit();
      if (!archives.has(generator())) {
        rehearseLoad(cluster, logs);
      }
      cluster.endInGoodOrder();
      archives.keep(node);
      archives.keep(gateway);
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.NOT_READY,
          "A %s cluster does not answer: %s".formatted(node.name(), e.getMessage()),
          e);
    }
  }

  /** A short load, whose requests are of no use to anybody. */
  private void rehearseLoad(RunningCluster cluster, Path logs) throws InterruptedException {
    URI entrance = URI.create("http://127.0.0.1:" + cluster.entrance().getPort());
    LoadPlan plan = LoadPlan.of(entrance, "shopping", Map.of(), REHEARSED, /* seed= */ 0);
    Program generator = generator();
    try (Injectors recorded = injectors(() -> archives.record(generator))) {
      try (Load load = recorded.launch(plan, logs.resolve(LOAD_TESTS))) {
        load.awaitReady(REHEARSAL_LIMIT);
        load.start();
        load.awaitReport(REHEARSAL_LIMIT);
      }
      if (recorded.endWithin(ARCHIVE_LIMIT)) {
        archives.keep(generator);
      }
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

  private Injectors injectors(Supplier<List<String>> archive) {
    return new Injectors(
        new Injectors.Surroundings(
            distribution.jars(LOAD_TESTS),
            () -> Stream.of(archive.get(), QUIET, moreFlags).flatMap(List::stream).toList(),
            secrets.path(),
            guardian));
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

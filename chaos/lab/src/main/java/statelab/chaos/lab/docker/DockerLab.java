package statelab.chaos.lab.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
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
import statelab.chaos.lab.host.SecretFolder;
import statelab.load.injector.LoadPlan;

/** Runs clusters as containers; only the load generator and the fault proxies run beside them. */
public final class DockerLab implements Lab {
  private static final String LOAD_TESTS = "load-tests";

  private final Distribution distribution;
  private final DockerSettings settings;
  private final RunClock clock;
  private final Engine engine;
  private final Labels labels = Labels.drawn();
  private final SecretFolder secrets = SecretFolder.create();
  private final Guardian guardian = Guardian.start(secrets.path());
  private final Reaper reaper = Reaper.watch(labels.lab());
  private final Ports ports = new Ports();
  private final String token = AdminToken.drawn();
  private final AdminPort admin = new AdminPort(token);
  private final AtomicInteger clusters = new AtomicInteger();
  private final Images images;
  private final Injectors injectors;

  private DockerLab(
      Distribution distribution, DockerSettings settings, RunClock clock, Engine engine) {
    this.distribution = distribution;
    this.settings = settings;
    this.clock = clock;
    this.engine = engine;
    this.images = new Images(engine, settings, secrets.path());
    this.injectors =
        new Injectors(
            new Injectors.Surroundings(
                () -> distribution.jars(LOAD_TESTS), List.of(), secrets.path(), guardian));
  }

  /**
   * Finds the engine, makes sure that the images' bases are there, and removes what labs have left
   * behind whose JVM has ended.
   *
   * @throws statelab.chaos.lab.LabException when no engine answers or a base is missing
   */
  public static DockerLab open(Distribution distribution, DockerSettings settings, RunClock clock) {
    DockerLab lab = new DockerLab(distribution, settings, clock, Engine.connect());
    try {
      Leftovers.removeOfTheDead(lab.engine);
      lab.images.requireBases();
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public List<String> jvmFlags() {
    return JavaCommand.FLAGS;
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(distribution.versions());
    versions.keySet().removeAll(Set.of("undertow-core", "embedded-redis"));
    versions.put("haproxy", images.says(settings.haproxy(), labels, "haproxy", "-v"));
    versions.put("redis", images.says(settings.redis(), labels, "redis-server", "--version"));
    versions.put("java in containers", images.says(settings.java(), labels, "java", "-version"));
    versions.put(
        "container engine",
        engine.ask("ask the engine's version", client -> client.versionCmd().exec().getVersion()));
    return versions;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> values = new TreeMap<>();
    values.put("CPUs of a node", Double.toString(settings.programCpus()));
    values.put("memory of a node (MiB)", Long.toString(settings.programMemoryMib()));
    values.put("fault proxies", "embedded, on the host's end of each cluster's network");
    for (String base : settings.bases()) {
      values.put("image " + base, images.id(base));
    }
    return values;
  }

  /** Builds the images, so that no trial has to wait for them. */
  @Override
  public void prepare(Set<String> architectures, Path logs) throws InterruptedException {
    architectures.stream().map(distribution::program).forEach(images::of);
    images.of(distribution.program(Distribution.ORDERS));
    images.gateway();
    images.store();
    injectors.standBy(logs);
  }

  @Override
  public int reserveEntrance() {
    return ports.next();
  }

  @Override
  public Cluster start(ClusterPlan plan, Path logs) throws InterruptedException {
    return ClusterStart.withOtherPorts(
        () ->
            new ClusterStart(
                plan,
                distribution,
                new DockerSite(surroundings(logs), clusters.incrementAndGet()),
                logs,
                clock));
  }

  private DockerSite.Surroundings surroundings(Path logs) {
    return new DockerSite.Surroundings(
        engine,
        images,
        labels,
        logs,
        secrets.path(),
        new ContainerPlan.Limits(settings.programCpus(), settings.programMemoryMib()),
        ports,
        admin,
        token);
  }

  @Override
  public Load launch(LoadPlan plan, Path folder) {
    return injectors.launch(plan, folder);
  }

  /** What all that it makes on the engine is found by. */
  String label() {
    return labels.lab();
  }

  @Override
  public void close() {
    injectors.close();
    admin.close();
    try {
      Leftovers.removeOf(engine, labels.lab());
      reaper.close();
    } catch (RuntimeException e) {
      // One more try, by somebody who does not depend on this JVM's connection to the engine.
      reaper.act();
      throw e;
    } finally {
      engine.close();
      secrets.close();
      guardian.close();
    }
  }
}

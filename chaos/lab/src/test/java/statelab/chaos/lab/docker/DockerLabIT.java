package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.model.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.host.JavaCommand;
import statelab.results.run.VitalsSample;

/** The lab of containers; needs an engine, see docs/labs.md. */
@Tag("docker")
class DockerLabIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path logs;
  private static DockerLab lab;

  @BeforeAll
  static void open() {
    lab = DockerLabs.open();
  }

  @AfterAll
  static void close() {
    String label = lab.label();
    lab.close();
    assertThat(Remains.of(label)).isEmpty();
  }

  /** The same visit gives the same answers in each; what differs is what outlives a node. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no-auth, true",
    "stateless-jwt, true",
    "sticky-session, false",
    "replicated-session, true",
    "central-session, true",
    "hybrid-session, true"
  })
  void everyArchitectureKeepsItsContract(String architecture, boolean outlivesItsNode)
      throws Exception {
    ClusterPlan plan = new ClusterPlan(architecture, 2, true, true, Map.of());
    try (Cluster cluster = lab.start(plan, logs);
        Visitor visitor = new Visitor(cluster.entrance())) {
      assertThat(visitor.get("/cart")).startsWith("401");
      assertThat(visitor.post("/login", "{\"user\":\"u-1\"}")).isEqualTo("200 {\"user\":\"u-1\"}");
      assertThat(visitor.post("/cart/items", "{\"item\":\"sku-3\",\"quantity\":2}"))
          .isEqualTo(Visitor.cart(1, 2));
      String home = visitor.servedBy();
      assertThat(visitor.get("/cart")).isEqualTo(Visitor.cart(1, 2));
      assertThat(visitor.servedBy()).as("affinity").isEqualTo(home);
      visitor.post("/checkout/address", "{\"address\":\"1 Main St\"}");
      visitor.post("/checkout/payment", "{\"payment\":\"card\"}");
      String order = "200 {\"user\":\"u-1\",\"order\":\"k-1\",\"total\":2}";
      assertThat(visitor.post("/checkout/confirm", "{\"key\":\"k-1\"}")).isEqualTo(order);
      assertThat(visitor.post("/checkout/confirm", "{\"key\":\"k-1\"}")).isEqualTo(order);

      cluster.member(home).as(Killable.class).kill();
      await().atMost(LIMIT).until(() -> !cluster.inRotation(home));

      assertThat(visitor.get("/me")).startsWith(outlivesItsNode ? "200 {\"user\":\"u-1\"}" : "401");
      assertThat(visitor.servedBy()).isNotEqualTo(home);
    }
  }

  @Test
  void whatTheKernelCountsForAContainerAgreesWithWhatItsProcessSays() throws Exception {
    try (Cluster cluster = lab.start(ClusterPlan.of("sticky-session", 1), logs);
        Visitor visitor = new Visitor(cluster.entrance())) {
      visitor.post("/login", "{\"user\":\"u-1\"}");
      for (int i = 0; i < 500; i++) {
        visitor.get("/cart");
      }
      VitalsSample node =
          cluster.vitals("now").stream()
              .filter(sample -> sample.process().equals("node-1"))
              .findFirst()
              .orElseThrow();

      double own = node.values().getOrDefault("cpu_ns", Double.NaN);
      double counted = node.values().getOrDefault(ContainerUsage.CPU, Double.NaN);
      assertThat(counted / own).isCloseTo(1, within(0.15));
      assertThat(node.values().getOrDefault(ContainerUsage.NETWORK, 0.0))
          .isGreaterThan(500 * 100.0);
    }
  }

  @Test
  void anImageThatIsNowhereIsNamedWithWhatHelps() {
    DockerSettings usual = DockerLabs.settings();
    DockerSettings settings =
        new DockerSettings("statelab.invalid/java:none", usual.haproxy(), usual.redis(), 1, 512);

    assertThatExceptionOfType(LabException.class)
        .isThrownBy(
            () ->
                DockerLab.open(
                    Distribution.in(Path.of(System.getProperty(Distribution.PROPERTY))),
                    settings,
                    RunClock.system()))
        .withMessageContaining("statelab.invalid/java:none")
        .withMessageContaining("build-stand-ins");
  }

  @Test
  void aKilledHarnessLeavesNothingOnTheEngine() throws IOException {
    Process parent =
        new ProcessBuilder(
                JavaCommand.launcher().toString(),
                "-Dstatelab.distribution=" + System.getProperty(Distribution.PROPERTY),
                "-Dstatelab.root=" + System.getProperty("statelab.root"),
                "-Dlab.settings=" + System.getProperty("lab.settings", ""),
                "-cp",
                System.getProperty("java.class.path"),
                LabThatIsKilled.class.getName(),
                logs.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
      String label = String.valueOf(said.readLine());
      assertThat(Remains.of(label)).hasSizeGreaterThanOrEqualTo(4);

      parent.destroyForcibly();

      await().atMost(LIMIT).untilAsserted(() -> assertThat(Remains.of(label)).isEmpty());
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Starts a cluster, says its lab's label, and waits for its end. */
  static final class LabThatIsKilled {
    private LabThatIsKilled() {}

    public static void main(String[] arguments) throws Exception {
      DockerLab doomed = DockerLabs.open();
      doomed.start(ClusterPlan.of("stateless-jwt", 1), Path.of(arguments[0]));
      System.out.println(doomed.label());
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  /** What carries a lab's label. */
  private static final class Remains {
    private Remains() {}

    static List<String> of(String label) {
      Predicate<Map<String, String>> belongs = labels -> label.equals(labels.get(Labels.LAB));
      try (Engine engine = Engine.connect()) {
        return engine.ask(
            "list what belongs to a lab",
            client ->
                Stream.of(
                        client.listContainersCmd().withShowAll(true).exec().stream()
                            .filter(container -> belongs.test(container.getLabels()))
                            .map(container -> String.join(",", container.getNames())),
                        client.listNetworksCmd().exec().stream()
                            .filter(network -> belongs.test(network.getLabels()))
                            .map(Network::getName),
                        Leftovers.volumes(client)
                            .filter(volume -> belongs.test(volume.getLabels()))
                            .map(InspectVolumeResponse::getName))
                    .flatMap(names -> names)
                    .toList());
      }
    }
  }
}

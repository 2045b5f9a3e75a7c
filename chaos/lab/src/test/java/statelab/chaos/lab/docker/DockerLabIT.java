package statelab.chaos.lab.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.Revoking;
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
    assertThat(remainsOf(label)).isEmpty();
  }

  /**
   * The same visit gives the same answers in each; what differs is what outlives a node, and
   * whether servers can end a session.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no-auth, true, false",
    "stateless-jwt, true, false",
    "sticky-session, false, true",
    "replicated-session, true, true",
    "central-session, true, true",
    "hybrid-session, true, true"
  })
  void everyArchitectureKeepsItsContract(
      String architecture, boolean outlivesItsNode, boolean endsWhenToldTo) throws Exception {
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

      logoutAndRevocationEndASession(cluster, endsWhenToldTo);

      cluster.member(home).as(Killable.class).kill();
      await().atMost(LIMIT).until(() -> !cluster.inRotation(home));

      String answer = outlivesItsNode ? "200 {\"user\":\"u-1\"}" : "401";
      assertThat(visitor.get("/me")).startsWith(answer);
      String other = visitor.servedBy();
      assertThat(other).isNotEqualTo(home);

      replaceTheOther(cluster, home, other);

      assertThat(visitor.get("/me")).as("once every node was replaced").startsWith(answer);
      assertThat(visitor.servedBy()).isEqualTo(home);
    }
  }

  private static void logoutAndRevocationEndASession(Cluster cluster, boolean endsWhenToldTo)
      throws Exception {
    String answer = endsWhenToldTo ? "401" : "200";
    try (Visitor leaving = loggedIn(cluster, "u-2");
        Visitor thief = leaving.thief();
        Visitor revoked = loggedIn(cluster, "u-3")) {
      assertThat(leaving.post("/logout", "")).startsWith("204");
      assertThat(thief.get("/me")).as("what was held before the logout").startsWith(answer);

      cluster.nodes().forEach(node -> node.as(Revoking.class).revoke("u-3"));
      assertThat(revoked.get("/me")).as("a revoked user").startsWith(answer);
    }
  }

  private static Visitor loggedIn(Cluster cluster, String user) throws Exception {
    Visitor visitor = new Visitor(cluster.entrance());
    assertThat(visitor.post("/login", "{\"user\":\"%s\"}".formatted(user))).startsWith("200");
    return visitor;
  }

  /** The rest of a rolling restart, of which the death of the first node was the beginning. */
  private static void replaceTheOther(Cluster cluster, String home, String other) {
    cluster.member(home).as(Killable.class).restart();
    await()
        .atMost(LIMIT)
        .until(() -> cluster.member(home).probe() == Probe.READY && cluster.inRotation(home));
    cluster.member(other).as(Killable.class).terminate();
    await().atMost(LIMIT).until(() -> !cluster.inRotation(other));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"stateless-jwt, true", "sticky-session, false", "replicated-session, true"})
  void withoutAffinityAUserIsKnownWhereHisSessionIsNotHeldByOneNode(
      String architecture, boolean knownEverywhere) throws Exception {
    ClusterPlan plan = new ClusterPlan(architecture, 2, false, false, Map.of());
    try (Cluster cluster = lab.start(plan, logs);
        Visitor visitor = loggedIn(cluster, "u-1")) {
      String home = visitor.servedBy();

      String answer = firstAnswerOfAnother(visitor, home);

      assertThat(answer).startsWith(knownEverywhere ? "200 {\"user\":\"u-1\"}" : "401");
    }
  }

  /** The node is drawn for each request: that one of two is drawn fifty times does not happen. */
  private static String firstAnswerOfAnother(Visitor visitor, String home) throws Exception {
    for (int i = 0; i < 50; i++) {
      String answer = visitor.get("/me");
      if (!visitor.servedBy().equals(home)) {
        return answer;
      }
      assertThat(answer).as("at home").startsWith("200 {\"user\":\"u-1\"}");
    }
    throw new AssertionError("every request went to " + home + ", as with affinity");
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
      assertThat(remainsOf(label)).hasSizeGreaterThanOrEqualTo(4);

      parent.destroyForcibly();

      await().atMost(LIMIT).untilAsserted(() -> assertThat(remainsOf(label)).isEmpty());
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
  private static List<String> remainsOf(String label) {
    try (Engine engine = Engine.connect()) {
      return Leftovers.listOf(engine, label);
    }
  }
}

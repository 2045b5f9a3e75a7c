package statelab.chaos.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Killable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Pausable;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.Skewable;
import statelab.chaos.lab.host.ClusterStart;
import statelab.chaos.lab.host.Ports;
import statelab.results.run.VitalsSample;

class ProcessLabIT {
  @TempDir Path logs;
  private ProcessLab lab;

  @BeforeEach
  void openLab() {
    lab = new ProcessLab(TinyCluster.distribution(logs), RunClock.system());
  }

  @AfterEach
  void closeLab() {
    lab.close();
    assertThat(children()).as("children left by the lab").isEmpty();
  }

  @Test
  void aStartedClusterIsReadyAndClosingItEndsEveryProcess() throws InterruptedException {
    try (Cluster cluster = lab.start(TinyCluster.plan(3), logs)) {
      assertThat(cluster.nodes())
          .extracting(Node::name)
          .containsExactly("node-1", "node-2", "node-3");
      assertThat(cluster.nodes()).allMatch(node -> node.probe() == Probe.READY);
      assertThat(cluster.nodes()).allMatch(node -> cluster.inRotation(node.name()));
    }
    assertThat(children()).containsExactly(lab.guardian().pid());
  }

  @Test
  void aClusterIsEnteredWhereItWasPlanned() throws InterruptedException {
    ClusterPlan direct = TinyCluster.plan(1).withEntrance(lab.reserveEntrance());
    ClusterPlan proxied =
        TinyCluster.plan(1)
            .withLinks(List.of(LinkNames.ENTRANCE))
            .withEntrance(lab.reserveEntrance());

    try (Cluster cluster = lab.start(direct, logs)) {
      assertThat(cluster.entrance().getPort()).isEqualTo(direct.entrance().orElseThrow());
    }
    try (Cluster cluster = lab.start(proxied, logs)) {
      int port = proxied.entrance().orElseThrow();
      assertThat(cluster.entrance().getPort()).isEqualTo(port);
      assertThat(Ports.free(port)).as("the proxy leaves its port free").isFalse();
    }
  }

  @Test
  void vitalsAreTheNumbersOfEveryProcessThatAnswers() throws InterruptedException {
    try (Cluster cluster = lab.start(TinyCluster.plan(2), logs)) {
      cluster.member("node-1").as(Killable.class).kill();
      awaitEnd(cluster.member("node-1"));

      List<VitalsSample> samples =
          cluster.vitals("calm-start").stream()
              .filter(sample -> !sample.process().equals("machine"))
              .toList();

      assertThat(samples).extracting(VitalsSample::process).containsExactly("gateway", "node-2");
      assertThat(samples).allMatch(sample -> sample.values().equals(Map.of("cpu_ns", 1.0)));
    }
  }

  @Test
  void aKilledNodeRefusesAndServesAgainAfterItsRestart() throws InterruptedException {
    RunClock clock = RunClock.system();
    try (Cluster cluster = lab.start(TinyCluster.plan(2), logs)) {
      Node victim = cluster.member("node-2");
      Killable killable = victim.as(Killable.class);
      assertThat(killable.exitCode()).isEmpty();

      killable.kill();
      awaitEnd(victim);
      assertThat(killable.exitCode()).isEqualTo(OptionalInt.of(137));
      assertThat(victim.probe()).isEqualTo(Probe.REFUSED);
      assertThat(cluster.member("node-1").probe()).isEqualTo(Probe.READY);

      killable.restart();
      assertThat(clock.await(ClusterStart.READY_LIMIT, () -> victim.probe() == Probe.READY))
          .isTrue();
    }
  }

  @Test
  void aPausedNodeIsSilentAndAnswersWhenResumed() throws InterruptedException {
    try (Cluster cluster = lab.start(TinyCluster.plan(1), logs)) {
      Node node = cluster.member("node-1");
      Pausable pausable = node.as(Pausable.class);

      pausable.pause();
      assertThat(pausable.paused()).isTrue();
      assertThat(node.probe()).isEqualTo(Probe.SILENT);

      pausable.resume();
      assertThat(pausable.paused()).isFalse();
      assertThat(node.probe()).isEqualTo(Probe.READY);
    }
  }

  @Test
  void aClusterWithAPausedNodeCanBeClosed() throws InterruptedException {
    Cluster cluster = lab.start(TinyCluster.plan(2), logs);
    cluster.member("node-1").as(Pausable.class).pause();

    cluster.close();

    assertThat(children()).containsExactly(lab.guardian().pid());
  }

  @Test
  void aNodeThatDiesAtItsStartIsReportedWithItsLastWordsAndLeavesNothing() {
    assertThatThrownBy(
            () -> lab.start(TinyCluster.plan(3, Map.of("last-words", "no such store")), logs))
        .isInstanceOf(LabException.class)
        .hasMessageMatching(
            "node-\\d \\(tiny\\) ended with exit code 1 before it was ready; its last line was: no such store")
        .extracting(e -> ((LabException) e).reason())
        .isEqualTo(LabException.Reason.DIED_AT_START);
    assertThat(children()).containsExactly(lab.guardian().pid());
  }

  @Test
  void aNodeThatFindsItsPortTakenIsStartedElsewhereAFewTimesAndThenGivenUp() {
    Map<String, String> taken = Map.of("last-words", "port is in use", "code", "3");
    assertThatThrownBy(() -> lab.start(TinyCluster.plan(1, taken), logs))
        .isInstanceOf(LabException.class)
        .extracting(e -> ((LabException) e).reason())
        .isEqualTo(LabException.Reason.PORT_IN_USE);
    assertThat(logs.resolve("node-1.err.log")).content().hasLineCount(3);
  }

  /** Its exit code is that of a port that is taken, but starting it again would be in vain. */
  @Test
  void aNodeThatRunsOutOfMemoryAtItsStartIsNotStartedAgain() {
    assertThatThrownBy(() -> lab.start(TinyCluster.plan(1, Map.of("greed", "start")), logs))
        .isInstanceOf(LabException.class)
        .hasMessage(
            "node-1 (tiny) ended with exit code 3 before it was ready; its last line was:"
                + " Terminating due to java.lang.OutOfMemoryError: Java heap space")
        .extracting(e -> ((LabException) e).reason())
        .isEqualTo(LabException.Reason.DIED_AT_START);
  }

  @Test
  void aNodeThatRunsOutOfMemoryLaterSaysHowItEnded() throws InterruptedException {
    try (Cluster cluster = lab.start(TinyCluster.plan(2), logs)) {
      Node victim = cluster.member("node-2");
      assertThat(victim.end()).isEmpty();
      assertThatThrownBy(() -> victim.as(Skewable.class).skew(Duration.ZERO))
          .isInstanceOf(LabException.class);
      awaitEnd(victim);

      assertThat(victim.end())
          .hasValue(
              "node-2 (tiny) ended with exit code 3; its last line was:"
                  + " Terminating due to java.lang.OutOfMemoryError: Java heap space.");
      assertThat(cluster.member("node-1").end()).isEmpty();
    }
  }

  private static void awaitEnd(Node node) {
    await().until(() -> node.as(Killable.class).exitCode().isPresent());
  }

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
  }
}

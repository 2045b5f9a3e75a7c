package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.catalina.ha.ClusterMessage;
import org.apache.catalina.ha.session.SessionMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import statelab.targets.app.session.SessionState;

/** What is timed of a copy is also right. */
final class ReplicationAnswersTest {
  private final ReplicationBenchmark replication = new ReplicationBenchmark();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    replication.stateBytes = 1024;
    replication.start();
  }

  @AfterEach
  void stop() {
    replication.stop();
  }

  @Test
  void whenAMessageIsSentTheOtherNodeHoldsTheNewState() {
    SessionState first = replication.message();
    assertThat(replication.copied()).isEqualTo(first);

    SessionState second = replication.message();
    assertThat(second.version()).isEqualTo(first.version() + 1);
    assertThat(replication.copied()).isEqualTo(second);
  }

  @Test
  void aMessageCarriesTheStateAndReadingItAppliesIt() {
    SessionState sent = replication.message();
    ClusterMessage written = replication.writeDelta();

    assertThat(ReplicationBenchmark.delta(written)).hasSizeGreaterThan(1024);
    assertThat(replication.copied()).as("not sent yet").isEqualTo(sent);
    assertThat(replication.readDelta())
        .as("the one that was prepared at the start, which is older")
        .isInstanceOfSatisfying(
            SessionState.class,
            state -> {
              assertThat(state.version()).isEqualTo(sent.version() - 1);
              assertThat(state.note()).isEqualTo(sent.note());
            });
  }

  @Test
  void aMoveIsSaidWithoutAState() {
    assertThat(replication.moved())
        .isInstanceOfSatisfying(
            SessionMessage.class,
            message -> {
              assertThat(message.getEventType()).isEqualTo(SessionMessage.EVT_SESSION_ACCESSED);
              assertThat(message.getSession()).isNull();
            });
  }

  @Test
  void aRequestThatChangesNothingSendsNothing() {
    replication.message();

    assertThat(replication.unchanged()).isNull();
  }
}

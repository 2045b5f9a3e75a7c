package statelab.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import statelab.targets.app.session.Refusal;
import statelab.targets.app.session.SessionState;

/** What is timed in Redis is also right. */
final class StoreAnswersIT {
  private static final SessionState BEGUN = States.ofBytes(1024);

  private final StoreLookupBenchmark store = new StoreLookupBenchmark();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    store.stateBytes = 1024;
    store.start();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    store.stop();
  }

  @Test
  void bothReadsFindTheSessionThatWasStored() {
    assertThat(store.lookup()).isEqualTo(BEGUN);
    assertThat(store.readUnlessRevoked()).isEqualTo(BEGUN);
  }

  @Test
  void aRevocationIsSeenByBothThatAskForIt() {
    assertThat(store.isRevoked()).isFalse();

    store.revoke();

    assertThat(store.isRevoked()).isTrue();
    assertThatThrownBy(store::readUnlessRevoked)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("session-revoked");
  }

  @Test
  void eachReplacementIsStoredAsTheNextVersionOfTheSameSize() {
    store.replace();
    SessionState replaced = store.replace();

    assertThat(replaced.version()).isEqualTo(BEGUN.version() + 2);
    assertThat(replaced.note()).isEqualTo(BEGUN.note());
    assertThat(store.lookup()).isEqualTo(replaced);
  }

  @Test
  void aHundredReadsAtOnceBringTheStoredBytesEachTime() {
    assertThat(store.pipelinedGet())
        .hasSize(100)
        .allSatisfy(
            value ->
                assertThat(value)
                    .isInstanceOfSatisfying(
                        String.class,
                        text ->
                            assertThat(text.getBytes(StandardCharsets.UTF_8))
                                .as("twenty digits of the version, and the JSON")
                                .hasSize(20 + 1024)));
  }
}

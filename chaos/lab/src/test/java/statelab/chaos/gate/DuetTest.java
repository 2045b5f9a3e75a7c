package statelab.chaos.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import statelab.chaos.experiment.StartingLine;
import statelab.chaos.lab.LabException;

@Timeout(60)
class DuetTest {
  private final Queue<String> events = new ConcurrentLinkedQueue<>();

  @Test
  void neitherBeginsBeforeBothAreReady() throws Exception {
    CountDownLatch firstWaits = new CountDownLatch(1);

    Duet.of(
        line -> {
          firstWaits.countDown();
          beginAt(line, "first");
        },
        line -> {
          firstWaits.await();
          // Ready later than the other one, which would long have begun if it did not wait.
          Thread.sleep(Duration.ofMillis(200));
          events.add("second is ready");
          beginAt(line, "second");
        });

    assertThat(events)
        .startsWith("second is ready")
        .containsExactlyInAnyOrder("second is ready", "first began", "second began");
  }

  @Test
  void whenOneFailsTheOtherIsInterruptedAndTheFailureIsTold() {
    LabException failure =
        new LabException(LabException.Reason.NOT_READY, "No cluster could be started.");

    assertThatThrownBy(
            () ->
                Duet.of(
                    this::waitAt,
                    line -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(events).containsExactly("interrupted");
  }

  @Test
  void whenTheCallerIsInterruptedItReturnsOnceNeitherRuns() {
    AtomicBoolean thrown = new AtomicBoolean();
    CountDownLatch bothRun = new CountDownLatch(2);
    Duet.Part lasting =
        line -> {
          bothRun.countDown();
          try {
            Thread.sleep(Duration.ofMinutes(5));
          } finally {
            Thread.sleep(Duration.ofMillis(100));
            events.add("ended");
          }
        };
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Duet.of(lasting, lasting);
                  } catch (InterruptedException e) {
                    thrown.set(events.size() == 2);
                  }
                });
    await().atMost(Duration.ofSeconds(30)).until(() -> bothRun.getCount() == 0);

    caller.interrupt();

    await().atMost(Duration.ofSeconds(30)).until(() -> !caller.isAlive());
    assertThat(thrown).isTrue();
  }

  private void beginAt(StartingLine line, String name) throws InterruptedException {
    line.await();
    events.add(name + " began");
  }

  private void waitAt(StartingLine line) throws InterruptedException {
    try {
      line.await();
    } catch (InterruptedException e) {
      events.add("interrupted");
      throw e;
    }
  }
}

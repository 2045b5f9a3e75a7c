package statelab.command.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.chaos.lab.RunClock;
import statelab.command.console.ExitCode;

class RunWatchdogTest {
  private static final Duration RUN = Duration.ofMinutes(30);
  private static final Duration TRIAL = Duration.ofMinutes(12);
  private static final int DISK = 1 << 20;

  @TempDir Path folder;
  private final AtomicLong nowNs = new AtomicLong();

  @AfterEach
  void nobodyElseIsInterrupted() {
    Thread.interrupted();
  }

  @Test
  void whatKeepsItsBoundsIsLeftAlone() throws Exception {
    RunWatchdog watchdog = watchdog();
    watchdog.trialStarted("Trial 1", TRIAL);
    pass(TRIAL);
    write(DISK);

    assertThat(watchdog.look()).isEmpty();
    watchdog.trialFinished();
    pass(Duration.ofMinutes(18));

    assertThat(watchdog.look()).isEmpty();
    assertThat(watchdog.over(() -> "done")).isEqualTo("done");
  }

  @Test
  void aRunThatTakesTooLongIsInterruptedAndSaysWhatIsKept() {
    RunWatchdog watchdog = watchdog();
    pass(RUN.plusSeconds(1));

    assertThatExceptionOfType(RunEndedException.class)
        .isThrownBy(() -> watchdog.over(() -> hanging(watchdog)))
        .withMessage(
            "The run was not over after 30 min, so the run was ended; finished trials are kept in"
                + " %s, and 'statelab run --resume' carries on.",
            folder)
        .satisfies(end -> assertThat(end.code()).isEqualTo(ExitCode.TIME_LIMIT));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aTrialThatHangsEndsTheRunLongBeforeTheRunsOwnTime() {
    RunWatchdog watchdog = watchdog();
    watchdog.trialStarted("Trial 3 (kill-node, sticky-session)", TRIAL);
    pass(TRIAL.plusSeconds(1));

    assertThatThrownBy(() -> watchdog.over(() -> hanging(watchdog)))
        .hasMessageStartingWith("Trial 3 (kill-node, sticky-session) was not over after 12 min");
  }

  @Test
  void aRunThatFillsTheDiskIsEnded() throws IOException {
    RunWatchdog watchdog = watchdog();
    write(DISK + 1);

    assertThat(watchdog.look())
        .hasValueSatisfying(
            end -> {
              assertThat(end.code()).isEqualTo(ExitCode.DISK_LIMIT);
              assertThat(end)
                  .hasMessageStartingWith(
                      "The folder of the run holds more than the 1MiB of --max-disk");
            });
  }

  @Test
  void aRunWhoseFolderIsGoneIsEnded() throws IOException {
    RunWatchdog watchdog = watchdog();
    Files.delete(folder);

    assertThat(watchdog.look())
        .map(RunEndedException::code)
        .isEqualTo(Optional.of(ExitCode.RESULTS_UNUSABLE));
    Files.createDirectory(folder);
  }

  /** What goes wrong by itself is not blamed on a bound. */
  @Test
  void anotherFailureStaysWhatItIs() {
    IllegalStateException failure = new IllegalStateException("of another kind");

    assertThatThrownBy(
            () ->
                watchdog()
                    .over(
                        () -> {
                          throw failure;
                        }))
        .isSameAs(failure);
  }

  private RunWatchdog watchdog() {
    return new RunWatchdog(
        RunWatchdog.Subject.run(folder), new RunWatchdog.Bounds(RUN, DISK), clock());
  }

  /** Would take a day, were it not for the watchdog. */
  private static String hanging(RunWatchdog watchdog) throws InterruptedException {
    watchdog.look();
    TimeUnit.DAYS.sleep(1);
    return "never";
  }

  private RunClock clock() {
    return new RunClock() {
      @Override
      public long nowNs() {
        return nowNs.get();
      }

      @Override
      public void sleepUntil(long timeNs) {
        nowNs.set(timeNs);
      }
    };
  }

  private void pass(Duration time) {
    nowNs.addAndGet(time.toNanos());
  }

  private void write(int bytes) throws IOException {
    Files.write(folder.resolve("requests.jfr"), new byte[bytes]);
  }
}

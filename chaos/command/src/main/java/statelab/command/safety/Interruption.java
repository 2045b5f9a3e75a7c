package statelab.command.safety;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;

/**
 * Ctrl-C and SIGTERM: the thread that runs the command is interrupted, unwinds, and so ends every
 * process; the trial that was broken off has no {@code trial.json} and never reads as one.
 */
public final class Interruption implements AutoCloseable {
  private static final Duration UNWIND_LIMIT = Duration.ofSeconds(20);

  private final Console console;
  private final Thread runner = Thread.currentThread();
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private final CountDownLatch unwound = new CountDownLatch(1);
  private final AtomicReference<Optional<Path>> kept = new AtomicReference<>(Optional.empty());

  private Interruption(Console console) {
    this.console = console;
  }

  /** From here until it is closed, an interruption ends the calling thread's work in good order. */
  public static Interruption handle(Console console) {
    Interruption interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Names the folder whose finished trials are kept. */
  public void keeps(Path folder) {
    kept.set(Optional.of(folder));
  }

  private void interrupt() {
    console.warn(
        "statelab: interrupted; ending all processes"
            + kept.get().map(folder -> "; finished trials are kept in " + folder).orElse("")
            + ".");
    runner.interrupt();
    try {
      unwound.await(UNWIND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not exit: a shutdown is already on its way, and would give the signal's own code.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  @Override
  public void close() {
    unwound.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown has begun: the hook is at work and ends this JVM, so nothing more may be said.
      park();
    }
  }

  /**
   * Until the hook ends this JVM. Whoever was interrupted while writing a file is still marked so,
   * and the hook may interrupt as late as here; neither may let anything more be said.
   */
  private static void park() {
    long endNs = System.nanoTime() + UNWIND_LIMIT.toNanos();
    for (long nowNs = System.nanoTime(); nowNs < endNs; nowNs = System.nanoTime()) {
      Thread.interrupted();
      LockSupport.parkNanos(endNs - nowNs);
    }
  }
}

package statelab.command.safety;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import statelab.chaos.lab.RunClock;
import statelab.command.console.Console;
import statelab.command.console.Durations;
import statelab.command.console.ExitCode;
import statelab.command.option.SizeOption;
import statelab.results.archive.ArchiveException;
import statelab.results.archive.RunSize;

/**
 * Ends a run, a gate or a timing that takes too long, fills the disk, or has lost its folder. The
 * thread that runs it is interrupted and unwinds, which ends every process; where it does not
 * unwind, this JVM ends and the guardian ends the processes.
 */
public final class RunWatchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration UNWIND_LIMIT = Duration.ofSeconds(30);

  private final Subject subject;
  private final RunSize size;
  private final Bounds bounds;
  private final RunClock clock;
  private final Thread runner = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<Optional<RunEndedException>> ended =
      new AtomicReference<>(Optional.empty());
  private final Deadline ofRun;
  private final AtomicReference<Optional<Deadline>> ofTrial =
      new AtomicReference<>(Optional.empty());

  /**
   * What is watched over.
   *
   * @param name what sentences call it, such as {@code run}
   * @param folder where it writes
   * @param kept what is there when it is ended, as the end of a sentence
   */
  public record Subject(String name, Path folder, String kept) {
    public static Subject run(Path folder) {
      return new Subject(
          "run",
          folder,
          "finished trials are kept in %s, and 'statelab run --resume' carries on"
              .formatted(folder));
    }

    public static Subject gate(Path folder) {
      return new Subject("gate", folder, "what it has measured is kept in " + folder);
    }

    public static Subject bank(Path folder, Path file) {
      return new Subject("recording", folder, "finished blocks are kept in " + file);
    }

    public static Subject hotPaths(Path run, boolean carriesOn) {
      String before = "the run in %s is as it was before".formatted(run);
      return new Subject(
          "timing of hot paths",
          run,
          carriesOn ? before + ", and the same command carries on" : before);
    }
  }

  /**
   * What it may take.
   *
   * @param time for all of it
   * @param diskBytes in its folder
   */
  public record Bounds(Duration time, long diskBytes) {}

  /** Until when something must be over. */
  private record Deadline(String what, Duration limit, long atNs) {}

  /** What is carried out under its eyes. */
  public interface Work<T> {
    T carryOut() throws InterruptedException;
  }

  /** Not yet at work; {@link #start} sets it to it, and tests look by themselves. */
  RunWatchdog(Subject subject, Bounds bounds, RunClock clock) {
    this.subject = subject;
    this.size = new RunSize(subject.folder());
    this.bounds = bounds;
    this.clock = clock;
    this.ofRun = deadline("The " + subject.name(), bounds.time());
  }

  /** Looks each second until it is closed. */
  public static RunWatchdog start(Subject subject, Bounds bounds, Console console) {
    RunWatchdog watchdog = new RunWatchdog(subject, bounds, RunClock.system());
    Thread.ofPlatform()
        .daemon()
        .name("watchdog")
        .start(() -> watchdog.watch(console, Runtime.getRuntime()::halt));
    return watchdog;
  }

  /**
   * Carries something out on the calling thread, which must be the one that made this.
   *
   * @throws RunEndedException when it was ended before
   * @throws ArchiveException when it failed while the disk was full
   */
  public <T> T over(Work<T> work) throws InterruptedException {
    try {
      T result = work.carryOut();
      if (ended.get().isPresent()) {
        // It came too late to end anything.
        Thread.interrupted();
      }
      return result;
    } catch (InterruptedException | RuntimeException e) {
      RunEndedException end = ended.get().orElse(null);
      if (end == null) {
        requireRoom(e);
        throw e;
      }
      Thread.interrupted();
      end.addSuppressed(e);
      throw end;
    }
  }

  private void requireRoom(Exception failure) {
    if (!(failure instanceof InterruptedException)) {
      ArchiveException.ofFullDisk(subject.folder(), failure)
          .ifPresent(
              full -> {
                throw full;
              });
    }
  }

  /** A trial begins, which may last so long. */
  public void trialStarted(String name, Duration limit) {
    ofTrial.set(Optional.of(deadline(name, limit)));
  }

  public void trialFinished() {
    ofTrial.set(Optional.empty());
  }

  private Deadline deadline(String what, Duration limit) {
    return new Deadline(what, limit, clock.nowNs() + limit.toNanos());
  }

  private void watch(Console console, IntConsumer halt) {
    try {
      while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        Optional<RunEndedException> end = look();
        if (end.isPresent()) {
          awaitUnwinding(end.get(), console, halt);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitUnwinding(RunEndedException end, Console console, IntConsumer halt)
      throws InterruptedException {
    if (!over.await(UNWIND_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      console.warn("statelab: " + end.getMessage());
      halt.accept(end.code().code());
    }
  }

  /** Ends the run if a bound is broken; why. */
  Optional<RunEndedException> look() {
    Optional<RunEndedException> end = broken();
    if (end.isPresent()) {
      ended.set(end);
      runner.interrupt();
    }
    return end;
  }

  private Optional<RunEndedException> broken() {
    if (!Files.isDirectory(subject.folder())) {
      return Optional.of(
          new RunEndedException(
              ExitCode.RESULTS_UNUSABLE,
              "The folder of the %s, %s, is gone, so the %s was ended."
                  .formatted(subject.name(), subject.folder(), subject.name())));
    }
    if (size.bytes() > bounds.diskBytes()) {
      return Optional.of(
          new RunEndedException(
              ExitCode.DISK_LIMIT,
              "The folder of the %s holds more than the %s of --max-disk, so the %s was ended; %s."
                  .formatted(
                      subject.name(),
                      SizeOption.text(bounds.diskBytes()),
                      subject.name(),
                      subject.kept())));
    }
    return Stream.of(Optional.of(ofRun), ofTrial.get())
        .flatMap(Optional::stream)
        .filter(deadline -> clock.nowNs() > deadline.atNs())
        .findFirst()
        .map(this::late);
  }

  private RunEndedException late(Deadline deadline) {
    return new RunEndedException(
        ExitCode.TIME_LIMIT,
        "%s was not over after %s, so the %s was ended; %s."
            .formatted(
                deadline.what(),
                Durations.about(deadline.limit()),
                subject.name(),
                subject.kept()));
  }

  @Override
  public void close() {
    over.countDown();
  }
}

package statelab.chaos.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.Guardian;
import statelab.chaos.lab.host.Life;
import statelab.chaos.lab.host.LogFile;

/**
 * A child process with its logs. Its standard input stays open as long as this JVM lives, and it
 * ends when that closes.
 */
final class ChildProcess implements Life {
  private static final int SIGNAL_LIMIT_S = 10;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Duration STOP_STEP = Duration.ofMillis(1);

  private final String name;
  private final Process process;
  private final Path errors;
  private final Guardian guardian;

  /** What it had started itself when it was killed. */
  private List<ProcessHandle> family = List.of();

  private ChildProcess(String name, Process process, Path errors, Guardian guardian) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.guardian = guardian;
  }

  /**
   * Starts one and puts it under the guardian's watch.
   *
   * @param name what it is called in errors; its logs are {@code name.out.log} and {@code
   *     name.err.log}, to which a later life of the same name appends
   * @param command program and arguments
   * @param environment variables beside the inherited ones
   * @param logs existing folder
   */
  static ChildProcess start(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path logs,
      Guardian guardian) {
    Path errors = logs.resolve(name + ".err.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs.resolve(name + ".out.log").toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      guardian.watch(process.pid());
      return new ChildProcess(name, process, errors, guardian);
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE, "Cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** How many of it and what it had started run; one that only waits to be reaped does not. */
  @Override
  public int survivors() {
    Stream<ProcessHandle> started = process.isAlive() ? process.descendants() : family.stream();
    return (int)
        Stream.concat(Stream.of(process.toHandle()), started)
            .filter(each -> each.isAlive() && !state(each.pid()).equals("Z"))
            .count();
  }

  @Override
  public void watchFamily() {
    process.descendants().forEach(descendant -> guardian.watch(descendant.pid()));
  }

  /** Kills it with what it has started: the store is a launcher and the Redis below it. */
  @Override
  public void kill() {
    family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Asks it to end, by the signal alone: {@link Process#destroy} would close its standard input
   * too, at which it ends at once, and nothing would be finished.
   */
  @Override
  public void terminate() {
    process.toHandle().destroy();
  }

  /**
   * Stops it; returns when the operating system holds it stopped, or after two seconds. A thread of
   * it has to run once more to see the signal, and on a busy machine that takes its time.
   */
  @Override
  public void pause() {
    signal("STOP");
    long limit = System.nanoTime() + STOP_LIMIT.toNanos();
    while (alive() && !paused() && System.nanoTime() < limit) {
      LockSupport.parkNanos(STOP_STEP.toNanos());
    }
  }

  @Override
  public void resume() {
    signal("CONT");
  }

  /** Whether the operating system holds it stopped. */
  @Override
  public boolean paused() {
    return state(pid()).equals("T");
  }

  /**
   * State letter of a process in /proc/PID/stat, see proc_pid_stat(5); empty when there is none.
   */
  static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      int state = stat.lastIndexOf(')') + 2;
      return stat.substring(state, state + 1);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Java has no name for these signals; every shell has. Returns when the signal is sent: on a busy
   * machine a shell needs its time, and what is asked next must not come before it.
   */
  private void signal(String signal) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid()))
              .redirectErrorStream(true)
              .start();
      if (!shell.waitFor(SIGNAL_LIMIT_S, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
        throw new LabException(
            LabException.Reason.UNFIT_MACHINE,
            "SIG%s could not be sent to %s within %d s.".formatted(signal, name, SIGNAL_LIMIT_S));
      }
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE,
          "Cannot send SIG%s to %s: %s".formatted(signal, name, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells it, by the end of its input, to end itself. */
  @Override
  public void dismiss() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is already broken: the process is gone, which is what closing is for.
      return;
    }
  }

  /** Waits for its end and kills it, with what it started, when it does not come in time. */
  @Override
  public void endWithin(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** The last line that it wrote to its standard error; empty when there is none. */
  @Override
  public String lastWords() {
    return LogFile.lastLine(errors);
  }
}

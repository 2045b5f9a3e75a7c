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

/**
 * A child process with its logs. Its standard input stays open as long as this JVM lives, and it
 * ends when that closes.
 */
final class ChildProcess {
  private static final int SIGNAL_LIMIT_S = 10;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Duration STOP_STEP = Duration.ofMillis(1);

  private final String name;
  private final Process process;
  private final Path errors;

  /** What it had started itself when it was killed. */
  private List<ProcessHandle> family = List.of();

  private ChildProcess(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
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
      return new ChildProcess(name, process, errors);
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE, "Cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** How many of it and what it had started run; one that only waits to be reaped does not. */
  int survivors() {
    Stream<ProcessHandle> started = process.isAlive() ? process.descendants() : family.stream();
    return (int)
        Stream.concat(Stream.of(process.toHandle()), started)
            .filter(each -> each.isAlive() && !state(each.pid()).equals("Z"))
            .count();
  }

  /** Puts what it has started itself under watch too. */
  void watchDescendants(Guardian guardian) {
    process.descendants().forEach(descendant -> guardian.watch(descendant.pid()));
  }

  /** Kills it with what it has started: the store is a launcher and the Redis below it. */
  void kill() {
    family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Asks it to end, by the signal alone: {@link Process#destroy} would close its standard input
   * too, at which it ends at once, and nothing would be finished.
   */
  void terminate() {
    process.toHandle().destroy();
  }

  /**
   * Stops it; returns when the operating system holds it stopped, or after two seconds. A thread of
   * it has to run once more to see the signal, and on a busy machine that takes its time.
   */
  void pause() {
    signal("STOP");
    long limit = System.nanoTime() + STOP_LIMIT.toNanos();
    while (alive() && !paused() && System.nanoTime() < limit) {
      LockSupport.parkNanos(STOP_STEP.toNanos());
    }
  }

  void resume() {
    signal("CONT");
  }

  /** Whether the operating system holds it stopped. */
  boolean paused() {
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
  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is already broken: the process is gone, which is what closing is for.
      return;
    }
  }

  /** Waits for its end and kills it, with what it started, when it does not come in time. */
  void endWithin(Duration limit) {
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
  String lastWords() {
    try {
      return Files.readString(errors)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce("", (before, line) -> line)
          .strip();
    } catch (IOException e) {
      return "";
    }
  }
}

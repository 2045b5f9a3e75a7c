package statelab.chaos.lab.host;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import statelab.chaos.lab.LabException;

/**
 * A shell in a session of its own that kills the watched processes when this JVM is gone, however
 * it went: it sees the end of the pipe that only this JVM holds.
 */
public final class Guardian implements AutoCloseable {
  /**
   * Position of the start time in /proc/PID/stat after the command's name; see proc_pid_stat(5).
   */
  private static final int START_AFTER_NAME = 19;

  private static final int CLOSE_LIMIT_S = 10;

  private final Process shell;
  private final BufferedWriter toShell;
  private final BufferedReader fromShell;

  private Guardian(Process shell) {
    this.shell = shell;
    this.toShell = shell.outputWriter(StandardCharsets.US_ASCII);
    this.fromShell = shell.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts one. */
  public static Guardian start() {
    return start(List.of());
  }

  /**
   * Starts one that also removes a folder when all is over.
   *
   * @throws LabException when no shell can be started
   */
  public static Guardian start(Path folder) {
    return start(List.of("guardian", folder.toString()));
  }

  private static Guardian start(List<String> scriptArguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script()));
    command.addAll(scriptArguments);
    try {
      return new Guardian(
          new ProcessBuilder(OwnSession.of(command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE, "Cannot start a shell: " + e.getMessage(), e);
    }
  }

  public static String script() {
    try (InputStream script = Guardian.class.getResourceAsStream("guardian.sh")) {
      return new String(
          Objects.requireNonNull(script, "guardian.sh").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a process under watch; returns when the guardian has heard of it.
   *
   * @throws LabException when the guardian is gone, since nothing may run unwatched
   */
  public synchronized void watch(long pid) {
    try {
      String start = startOf(pid);
      if (start.isEmpty()) {
        return;
      }
      toShell.write(pid + " " + start + "\n");
      toShell.flush();
      if (fromShell.readLine() == null) {
        throw new IOException("it has ended");
      }
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE,
          "The guardian that keeps processes from outliving this one fails: " + e.getMessage(),
          e);
    }
  }

  /** Start time of a process in ticks since boot; empty when there is no such process. */
  public static String startOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_AFTER_NAME];
    } catch (IOException e) {
      return "";
    }
  }

  /** Process number of the guardian itself. */
  public long pid() {
    return shell.pid();
  }

  /** Kills what is still under watch and ends. */
  @Override
  public void close() {
    try {
      toShell.close();
      if (!shell.waitFor(CLOSE_LIMIT_S, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (IOException e) {
      shell.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

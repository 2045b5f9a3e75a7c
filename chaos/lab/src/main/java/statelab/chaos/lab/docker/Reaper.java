package statelab.chaos.lab.docker;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.OwnSession;

/**
 * Removes a lab's containers when the JVM that ran it is gone, however it went: a shell in a
 * session of its own sees the end of the pipe that only that JVM holds, and then starts this
 * program. An engine that is not there then is looked for a while longer, since one that is being
 * restarted comes back within that time.
 */
public final class Reaper implements AutoCloseable {
  /** Its arguments: how many tries, the seconds between two of them, and what is tried. */
  private static final String WAIT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      tries=$1 pause=$2
      shift 2
      until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || exit 1
        sleep "$pause"
      done
      """;

  private static final int TRIES = 15;
  private static final Duration PAUSE = Duration.ofSeconds(4);

  private final Process shell;

  private Reaper(Process shell) {
    this.shell = shell;
  }

  /**
   * Removes all that belongs to a lab.
   *
   * @param arguments the lab's name
   */
  public static void main(String[] arguments) {
    try (Engine engine = Engine.connect()) {
      Leftovers.removeOf(engine, arguments[0]);
    }
  }

  /** Puts a lab under watch. */
  static Reaper watch(String lab) {
    List<String> program = new ArrayList<>(List.of(JavaCommand.launcher().toString()));
    program.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath()));
    program.addAll(List.of(Reaper.class.getName(), lab));
    try {
      return new Reaper(
          new ProcessBuilder(OwnSession.of(waiting(PAUSE, program)))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE, "Cannot start a shell: " + e.getMessage(), e);
    }
  }

  /** A shell that waits for the end of its input and then tries a program until it succeeds. */
  static List<String> waiting(Duration pause, List<String> program) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", WAIT, "reaper"));
    command.addAll(List.of(Integer.toString(TRIES), Long.toString(pause.toSeconds())));
    command.addAll(program);
    return command;
  }

  private static String classPath() {
    return System.getProperty("java.class.path", "." + File.separator);
  }

  /** Ends the watch and removes at once what is there, beside this JVM. */
  void act() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      // The shell has ended, and the next lab on this machine removes what is left.
      shell.destroyForcibly();
    }
  }

  /** Ends the watch: all is removed already. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}

package statelab.chaos.lab.docker;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.JavaCommand;
import statelab.chaos.lab.host.OwnSession;

/**
 * Removes a lab's containers when the JVM that ran it is gone, however it went: a shell in a
 * session of its own sees the end of the pipe that only that JVM holds, and then starts this
 * program.
 */
public final class Reaper implements AutoCloseable {
  private static final String WAIT =
      """
      trap '' INT TERM HUP
      cat >/dev/null
      exec "$@"
      """;

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
    List<String> command = new ArrayList<>(List.of("sh", "-c", WAIT, "reaper"));
    command.add(JavaCommand.launcher().toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath()));
    command.addAll(List.of(Reaper.class.getName(), lab));
    try {
      return new Reaper(
          new ProcessBuilder(OwnSession.of(command))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE, "Cannot start a shell: " + e.getMessage(), e);
    }
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

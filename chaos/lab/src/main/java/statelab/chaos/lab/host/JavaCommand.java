package statelab.chaos.lab.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a program is started on a JVM, wherever that runs. */
public final class JavaCommand {
  /**
   * The same for every program of every architecture. A small fixed heap and the serial collector,
   * because up to eight nodes share a machine whose memory and cores they must not fight for. What
   * a JVM says when it runs out of memory stands among the errors, as its last line.
   */
  public static final List<String> FLAGS =
      List.of(
          "-Xms128m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr");

  private JavaCommand() {}

  /** The java launcher of this JVM. */
  public static Path launcher() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * A whole command.
   *
   * @param java the launcher
   * @param moreFlags flags beside those that all programs share and the program's own
   * @param classPath where its jars are found
   * @param options what the program itself is told
   */
  public static List<String> of(
      String java,
      Program program,
      List<String> moreFlags,
      String classPath,
      List<String> options) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(FLAGS);
    command.addAll(moreFlags);
    command.addAll(program.flags());
    command.addAll(List.of("-cp", classPath, program.mainClass()));
    command.addAll(options);
    return command;
  }
}

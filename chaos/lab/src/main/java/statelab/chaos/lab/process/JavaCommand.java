package statelab.chaos.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a program is started on the JDK that runs this JVM. */
final class JavaCommand {
  /**
   * The same for every program of every architecture. A small fixed heap and the serial collector,
   * because up to eight nodes share a machine whose memory and cores they must not fight for.
   */
  static final List<String> FLAGS =
      List.of(
          "-Xms128m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:+ExitOnOutOfMemoryError");

  /**
   * Behind the load generator, which has cores of its own where this lab's experiments are run for
   * real: on a machine that all share, a generator that waits for a core sends late, and what it
   * sends late is no measurement. The same for every process of every architecture.
   */
  static final int NICENESS = 5;

  private JavaCommand() {}

  /** The java launcher of this JVM. */
  static Path launcher() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static List<String> of(Program program, List<String> moreFlags, List<String> options) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", Integer.toString(NICENESS)));
    command.add(launcher().toString());
    command.addAll(FLAGS);
    command.addAll(moreFlags);
    command.add("-cp");
    command.add(
        program.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.mainClass());
    command.addAll(options);
    return command;
  }
}

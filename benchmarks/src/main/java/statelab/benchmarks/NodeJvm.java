package statelab.benchmarks;

import java.util.List;

/**
 * The JVM that a node of the lab runs on: collector, heap and compilers of a measured fork are the
 * same, or its CPU time could not be set beside that of a request.
 */
final class NodeJvm {
  /**
   * Those of {@code statelab.chaos.lab.host.JavaCommand}, which benchmarks may not import; a test
   * of the command holds the two equal. JMH hands them on to the forks.
   */
  static final List<String> FLAGS =
      List.of(
          "-Xms128m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr");

  /** For a million sessions, of about 1 GB, which no node of the lab holds. */
  static final String HEAP_OF_A_MILLION = "-Xmx2g";

  private NodeJvm() {}
}

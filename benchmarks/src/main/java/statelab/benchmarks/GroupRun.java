package statelab.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.Main;
import statelab.targets.program.Life;

/**
 * The program that measures one group: JMH, which ends with its parent, however that ends. The JVMs
 * that it forked end with it; what they started ends when they do.
 */
final class GroupRun {
  private GroupRun() {}

  /** Takes JMH's arguments and has its exit codes. */
  public static void main(String[] arguments) throws IOException {
    Life.endWithParent(
        System.in,
        () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly));
    Main.main(arguments);
    // A server that was measured without a fork may have left a thread that waits.
    System.exit(0);
  }
}

package statelab.command.gate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import statelab.chaos.lab.Lab;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.host.Distribution;
import statelab.chaos.lab.process.ProcessLab;

/** Opens the lab of one side of a gate. */
@FunctionalInterface
interface GateLabs {
  /**
   * The programs of a gate are not up long enough for the second compiler to be done with them, and
   * while it works it takes the cores from what is measured (docs/decisions/0051).
   */
  List<String> FIRST_COMPILER_ONLY = List.of("-XX:TieredStopAtLevel=1");

  /**
   * A lab whose nodes of these architectures come from a distribution and whose gateway, load
   * generator, order ledger and store are those of this command.
   *
   * @param nodes folder with the nodes' jars
   * @param slowDown share of CPU time that each node burns on top; 0 for none
   */
  Lab open(Path nodes, Collection<String> architectures, double slowDown);

  /** Labs of processes on this machine. */
  static Lab process(Path nodes, Collection<String> architectures, double slowDown) {
    Distribution distribution = Distribution.find(GateLabs.class).withNodesOf(nodes, architectures);
    return new ProcessLab(
        slowDown > 0 ? distribution.slowed(architectures, slowDown) : distribution,
        RunClock.system(),
        FIRST_COMPILER_ONLY);
  }
}

package statelab.chaos.fault;

import java.util.Set;
import statelab.chaos.lab.Cluster;

/**
 * A link lets less pass.
 *
 * @param target name of the link
 * @param kilobytesPerSecond for each connection and direction, at least 1; a kilobyte is 1,000
 *     bytes
 */
public record Bandwidth(String target, long kilobytesPerSecond) implements Fault {
  public Bandwidth {
    // Fails when the rate does not fit.
    new Disturbance.Throttle(kilobytesPerSecond);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.BANDWIDTH;
  }

  @Override
  public Bandwidth at(String newTarget) {
    return new Bandwidth(newTarget, kilobytesPerSecond);
  }

  @Override
  public Set<String> links(int nodes) {
    return Set.of(target);
  }

  @Override
  public boolean onlyDelays() {
    return true;
  }

  @Override
  public Effect on(Cluster cluster) {
    return LinkTargets.disturbed(
        cluster, Set.of(target), new Disturbance.Throttle(kilobytesPerSecond));
  }
}

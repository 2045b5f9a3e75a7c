package statelab.chaos.fault;

import java.time.Duration;
import java.util.Set;
import statelab.chaos.lab.Cluster;

/**
 * What is sent over a link arrives later.
 *
 * @param target name of the link
 * @param latency by how much a round trip takes longer, at least 1 ms
 * @param jitter by how much that varies at random in both directions, less than the latency
 */
public record Latency(String target, Duration latency, Duration jitter) implements Fault {
  public Latency {
    // Fails when the times do not fit.
    new Disturbance.Delay(latency, jitter);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.LATENCY;
  }

  @Override
  public Latency at(String newTarget) {
    return new Latency(newTarget, latency, jitter);
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
    return LinkTargets.disturbed(cluster, Set.of(target), new Disturbance.Delay(latency, jitter));
  }
}

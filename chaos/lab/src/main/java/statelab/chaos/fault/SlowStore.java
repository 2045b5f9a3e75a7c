package statelab.chaos.fault;

import java.time.Duration;
import java.util.Set;
import statelab.chaos.lab.Cluster;

/**
 * The store answers every node later.
 *
 * @param latency by how much, at least 1 ms
 * @param jitter by how much that varies at random in both directions, less than the latency
 */
public record SlowStore(Duration latency, Duration jitter) implements Fault {
  public SlowStore {
    // Fails when the times do not fit.
    new Disturbance.Delay(latency, jitter);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.SLOW_STORE;
  }

  @Override
  public String target() {
    return STORE;
  }

  @Override
  public SlowStore at(String newTarget) {
    return this;
  }

  @Override
  public Set<String> links(int nodes) {
    return LinkTargets.toStore(nodes);
  }

  @Override
  public boolean onlyDelays() {
    return true;
  }

  @Override
  public Effect on(Cluster cluster) {
    return LinkTargets.disturbed(
        cluster, links(cluster.nodes().size()), new Disturbance.Delay(latency, jitter));
  }
}

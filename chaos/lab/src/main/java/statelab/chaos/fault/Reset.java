package statelab.chaos.fault;

import java.util.Set;
import statelab.chaos.lab.Cluster;

/**
 * Connections of a link end by a TCP reset as soon as something is sent on them.
 *
 * @param target name of the link
 * @param answers whether only what comes back counts: then requests get through and their answers
 *     are lost
 */
public record Reset(String target, boolean answers) implements Fault {
  /** A reset by whatever is sent. */
  public Reset(String target) {
    this(target, false);
  }

  @Override
  public FaultKind kind() {
    return FaultKind.RESET;
  }

  @Override
  public Reset at(String newTarget) {
    return new Reset(newTarget, answers);
  }

  @Override
  public Set<String> links(int nodes) {
    return Set.of(target);
  }

  @Override
  public Effect on(Cluster cluster) {
    return LinkTargets.disturbed(cluster, Set.of(target), new Disturbance.Resets(answers));
  }
}

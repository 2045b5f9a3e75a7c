package statelab.chaos.fault;

import java.util.List;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Killable;
import statelab.results.run.Evidence;

/**
 * A node is drained and ended in good order, as by an operator who needs fewer; healing starts it
 * again.
 *
 * @param target name of the node
 */
public record ScaleIn(String target) implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.SCALE_IN;
  }

  @Override
  public ScaleIn at(String newTarget) {
    return new ScaleIn(newTarget);
  }

  @Override
  public Effect on(Cluster cluster) {
    return new TakenOut(cluster, target);
  }

  /** A node that is missing on purpose. */
  private static final class TakenOut implements Effect {
    private final Cluster cluster;
    private final String node;
    private List<Evidence> signs = List.of();
    private boolean out;

    TakenOut(Cluster cluster, String node) {
      this.cluster = cluster;
      this.node = node;
    }

    @Override
    public void inject(Witness witness) throws InterruptedException {
      out = true;
      signs = new RestartedNode(cluster, node, true).end(witness);
    }

    @Override
    public List<Evidence> evidence(Witness witness) {
      return signs;
    }

    @Override
    public void heal() {
      if (out) {
        cluster.member(node).as(Killable.class).restart();
        out = false;
      }
    }

    @Override
    public List<Evidence> healed(Witness witness) throws InterruptedException {
      return witness.seeServing(cluster, node);
    }
  }
}

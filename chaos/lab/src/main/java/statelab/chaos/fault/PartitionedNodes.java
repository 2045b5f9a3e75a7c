package statelab.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.Wired;
import statelab.results.run.Evidence;

/**
 * Nodes whose links are silent, and which have no other connection to each other: a peer that
 * answers to the port a message came from, instead of to the configured one, would go round the
 * proxies, and nothing would be partitioned.
 *
 * @param names the links between them
 * @param links what silences these links
 */
record PartitionedNodes(Cluster cluster, Set<String> names, Effect links) implements Effect {
  /** As long as a link must be silent to be shown silent. */
  private static final Duration WINDOW = Duration.ofMillis(500);

  @Override
  public void prepare() {
    links.prepare();
  }

  @Override
  public void inject(Witness witness) throws InterruptedException {
    links.inject(witness);
  }

  @Override
  public List<Evidence> evidence(Witness witness) throws InterruptedException {
    List<Evidence> signs = new ArrayList<>(links.evidence(witness));
    for (String name : names) {
      Node one = cluster.member(LinkTargets.ends(name).getFirst());
      Node other = cluster.member(LinkTargets.ends(name).getLast());
      signs.add(
          witness.seeNone(
              "connections from %s to %s past the link".formatted(one.name(), other.name()),
              WINDOW,
              () -> one.as(Wired.class).connectionsTo(other)));
    }
    return List.copyOf(signs);
  }

  @Override
  public List<Evidence> lasting(Witness witness) throws InterruptedException {
    return links.lasting(witness);
  }

  @Override
  public void heal() {
    links.heal();
  }

  @Override
  public List<Evidence> healed(Witness witness) throws InterruptedException {
    return links.healed(witness);
  }
}

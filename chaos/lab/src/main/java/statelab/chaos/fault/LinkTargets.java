package statelab.chaos.fault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkNames;

/** Finds the links that a fault disturbs. */
final class LinkTargets {
  private LinkTargets() {}

  /** Names of the links from every node to the store. */
  static Set<String> toStore(int nodes) {
    return LinkNames.nodes(nodes).stream().map(LinkNames::toStore).collect(Collectors.toSet());
  }

  /** Names of the links that a partition breaks: one between two nodes, or all of one node. */
  static Set<String> partitioned(String target, int nodes) {
    return LinkNames.betweenNodes(nodes).stream()
        .filter(link -> link.equals(target) || ends(link).contains(target))
        .collect(Collectors.toSet());
  }

  /** The two nodes of a link between nodes. */
  static List<String> ends(String link) {
    int middle = link.indexOf("-node-");
    return List.of(link.substring(0, middle), link.substring(middle + 1));
  }

  /** One disturbance on these links; not measured when the architecture has none of them. */
  static Effect disturbed(Cluster cluster, Collection<String> names, Disturbance disturbance) {
    List<Link> links =
        names.stream().sorted().map(cluster::link).flatMap(Optional::stream).toList();
    return links.isEmpty()
        ? new NotMeasured("this architecture has no link " + String.join(", ", names))
        : new DisturbedLinks(cluster, links, disturbance);
  }
}

package statelab.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import statelab.chaos.fault.Witness.Finding;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Node;
import statelab.results.run.Evidence;

/** One disturbance on one or more links. Every link must show it, and every link must lose it. */
final class DisturbedLinks implements Effect {
  private final Cluster cluster;
  private final List<Link> links;
  private final Disturbance disturbance;
  private List<WatchedLink> watched = List.of();
  private List<WatchedLink> healing = List.of();

  /** As they were when the disturbance had been shown on them. */
  private List<WatchedLink> shown = List.of();

  DisturbedLinks(Cluster cluster, List<Link> links, Disturbance disturbance) {
    this.cluster = cluster;
    this.links = List.copyOf(links);
    this.disturbance = disturbance;
  }

  @Override
  public void prepare() {
    watched = links.stream().map(WatchedLink::watch).toList();
  }

  @Override
  public void inject(Witness witness) {
    links.forEach(disturbance::put);
  }

  @Override
  public List<Evidence> evidence(Witness witness) throws InterruptedException {
    List<Evidence> signs = new ArrayList<>();
    for (WatchedLink link : watched) {
      signs.addAll(disturbance.proof(link, witness));
    }
    shown = watched.stream().map(WatchedLink::watchedAgain).toList();
    return List.copyOf(signs);
  }

  /** A link that is silent to the end lets nothing through in all the time; others carry some. */
  @Override
  public List<Evidence> lasting(Witness witness) throws InterruptedException {
    List<Evidence> signs = new ArrayList<>();
    if (disturbance instanceof Disturbance.Silence) {
      for (WatchedLink link : shown) {
        signs.add(
            witness.see(
                "bytes let through by %s until it was healed".formatted(link.name()),
                "0",
                () -> Long.toString(link.forwardedBytes())));
      }
    }
    return List.copyOf(signs);
  }

  /** Clears every link, whatever happens at another, and fails afterwards if one failed. */
  @Override
  public void heal() {
    @Nullable RuntimeException failure = null;
    for (Link link : links) {
      try {
        link.clear();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    healing =
        links.stream().map(link -> new WatchedLink(link, link.traffic(), before(link))).toList();
    if (failure != null) {
      throw failure;
    }
  }

  private Optional<Duration> before(Link link) {
    return watched.stream()
        .filter(one -> one.name().equals(link.name()))
        .findFirst()
        .flatMap(WatchedLink::roundTripBefore);
  }

  @Override
  public List<Evidence> healed(Witness witness) throws InterruptedException {
    List<Evidence> signs = new ArrayList<>();
    for (WatchedLink link : healing) {
      signs.add(
          witness.see("disturbances of " + link.name(), "none", () -> disturbances(link.link())));
      signs.add(passes(link, witness));
    }
    for (String node : behind()) {
      signs.addAll(witness.seeServing(cluster, node));
    }
    return List.copyOf(signs);
  }

  /** The nodes that the gateway reaches through these links, and may have given up meanwhile. */
  private List<String> behind() {
    Set<String> names = links.stream().map(Link::name).collect(Collectors.toSet());
    return cluster.nodes().stream()
        .map(Node::name)
        .filter(node -> names.contains(LinkNames.toNode(node)))
        .toList();
  }

  private static String disturbances(Link link) {
    List<String> names = link.disturbances();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** The link answers again, or, where nobody answers probes, carries something again. */
  private Evidence passes(WatchedLink link, Witness witness) throws InterruptedException {
    if (!link.link().answersProbes()) {
      return witness.seeSome(
          "bytes let through by %s again".formatted(link.name()), link::forwardedBytes);
    }
    Optional<Duration> atMost = atMost(link);
    return witness.check(
        "round trip through " + link.name(),
        atMost.map(limit -> "at most " + Disturbance.words(limit)).orElse("an answer"),
        () -> {
          Optional<Duration> now = link.roundTrip();
          return new Finding(
              now.map(Disturbance::words).orElse("no answer"),
              now.filter(time -> atMost.isEmpty() || time.compareTo(atMost.get()) <= 0)
                  .isPresent());
        });
  }

  /** Nearer to the time before than to the delayed one; other disturbances have no such time. */
  private Optional<Duration> atMost(WatchedLink link) {
    return disturbance instanceof Disturbance.Delay delay
        ? link.roundTripBefore().map(before -> before.plus(delay.latency().dividedBy(2)))
        : Optional.empty();
  }
}

package statelab.chaos.lab.host;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.Node;
import statelab.chaos.lab.RunClock;
import statelab.chaos.lab.Scalable;
import statelab.results.run.VitalsSample;

/** A running cluster. */
public final class RunningCluster implements Cluster, Scalable {
  private static final Duration END_LIMIT = Duration.ofSeconds(2);

  /** Writing a class-data archive takes a second or two on a quiet machine. */
  private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(1);

  private final Parts parts;
  private final FaultLinks faultLinks;
  private final List<Link> links;
  private final List<Member> nodes;
  private final Deque<Supplier<Member>> spares;

  /** Nodes that were added and taken out again; they can be added anew. */
  private final Deque<Member> retired = new ArrayDeque<>();

  private final RunClock clock;

  /**
   * Its parts.
   *
   * @param site what they stand on
   * @param entrance loopback port for clients
   * @param nodes those that run
   * @param spares start further ones
   * @param helpers the store and the order ledger, where there are any
   */
  record Parts(
      Site site,
      Member gateway,
      int entrance,
      List<Member> nodes,
      List<Supplier<Member>> spares,
      List<Member> helpers) {
    Parts {
      nodes = List.copyOf(nodes);
      spares = List.copyOf(spares);
      helpers = List.copyOf(helpers);
    }
  }

  RunningCluster(Parts parts, FaultLinks faultLinks, RunClock clock) {
    this.parts = parts;
    this.faultLinks = faultLinks;
    this.links = faultLinks.links();
    this.nodes = new CopyOnWriteArrayList<>(parts.nodes());
    this.spares = new ArrayDeque<>(parts.spares());
    this.clock = clock;
  }

  @Override
  public InetSocketAddress entrance() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), parts.entrance());
  }

  @Override
  public List<Link> links() {
    return links;
  }

  @Override
  public synchronized String addNode() {
    Member node = retired.pollLast();
    if (node != null) {
      node.restart();
    } else {
      node = spare().get();
    }
    nodes.add(node);
    return node.name();
  }

  private Supplier<Member> spare() {
    Supplier<Member> spare = spares.poll();
    if (spare == null) {
      throw new LabException(
          LabException.Reason.UNSUPPORTED,
          "The cluster was planned without a spare node, so none can be added.");
    }
    return spare;
  }

  @Override
  public synchronized void removeNode(String name) {
    nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .ifPresent(
            node -> {
              nodes.remove(node);
              retired.add(node);
              node.terminate();
            });
  }

  @Override
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public List<Node> stores() {
    return helpers(Distribution.STORE).toList();
  }

  @Override
  public Optional<Node> orders() {
    return helpers(Distribution.ORDERS).findFirst();
  }

  private Stream<Node> helpers(String name) {
    return parts.helpers().stream()
        .filter(helper -> helper.name().equals(name))
        .map(Node.class::cast);
  }

  @Override
  public boolean inRotation(String node) {
    try {
      return parts.site().inRotation(parts.gateway(), node);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void requireGround() {
    parts.site().requireThere();
  }

  @Override
  public List<VitalsSample> vitals(String moment) {
    List<VitalsSample> samples = new ArrayList<>();
    members()
        .forEach(
            member ->
                member
                    .vitals()
                    .ifPresent(
                        values ->
                            samples.add(
                                new VitalsSample(member.name(), moment, clock.nowNs(), values))));
    MachineTime.read()
        .map(values -> new VitalsSample(MachineTime.MACHINE, moment, clock.nowNs(), values))
        .ifPresent(samples::add);
    return samples;
  }

  private Stream<Member> members() {
    return Stream.of(Stream.of(parts.gateway()), nodes.stream(), parts.helpers().stream())
        .flatMap(members -> members);
  }

  @Override
  public void close() {
    end(Stream.concat(members(), retired.stream()).map(Member::life).toList());
    faultLinks.close();
    parts.site().close();
  }

  /** Asks all to end, helpers last, and waits until they have written what they write then. */
  public void endInGoodOrder() throws InterruptedException {
    endInGoodOrder(Stream.concat(Stream.of(parts.gateway()), nodes.stream()).toList());
    endInGoodOrder(parts.helpers());
  }

  private void endInGoodOrder(List<Member> asked) throws InterruptedException {
    asked.forEach(Member::terminate);
    clock.await(ARCHIVE_LIMIT, () -> asked.stream().noneMatch(member -> member.life().alive()));
  }

  /** Ends members, by force when they are slow or stopped. */
  static void end(List<Life> lives) {
    lives.forEach(Life::dismiss);
    lives.stream().filter(Life::paused).forEach(Life::kill);
    lives.forEach(life -> life.endWithin(END_LIMIT));
  }
}

package statelab.chaos.lab.host;

import static statelab.chaos.lab.host.FaultLinks.Protocol.HTTP;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;

/** One attempt to start a cluster. What it has started is ended when it fails. */
public final class ClusterStart {
  /** Longest wait for one member, and for the gateway to take up one node. */
  public static final Duration READY_LIMIT = Duration.ofMinutes(1);

  private static final int TRIES = 3;

  private final ClusterPlan plan;
  private final Distribution distribution;
  private final Site site;
  private final Path logs;
  private final RunClock clock;
  private final FaultLinks links;
  private final List<Member> started = new ArrayList<>();

  /**
   * @param site what the cluster stands on; it belongs to the cluster from now on
   * @param logs where its logs are, for errors
   */
  public ClusterStart(
      ClusterPlan plan, Distribution distribution, Site site, Path logs, RunClock clock) {
    this.plan = plan;
    this.distribution = distribution;
    this.site = site;
    this.logs = logs;
    this.clock = clock;
    this.links = new FaultLinks(plan.links(), site.proxyHost(), site::freePort);
  }

  /**
   * Starts a cluster, with other ports when one was taken: a port may be taken by a stranger
   * between the look and the use, and that is no reason to give up.
   *
   * @param starts make a new attempt with ports of its own
   * @throws LabException when it cannot be started
   */
  public static RunningCluster withOtherPorts(Supplier<ClusterStart> starts)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return starts.get().start();
      } catch (LabException e) {
        if (e.reason() != LabException.Reason.PORT_IN_USE || attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Starts it and waits, for a bounded time, until its gateway sends requests to every node.
   *
   * @throws LabException when it cannot be started; then nothing of it is left
   */
  public RunningCluster start() throws InterruptedException {
    try {
      return startAll();
    } catch (InterruptedException | RuntimeException e) {
      RunningCluster.end(started.stream().map(Member::life).toList());
      links.close();
      site.close();
      throw e;
    }
  }

  private RunningCluster startAll() throws InterruptedException {
    Program program = distribution.program(plan.architecture());
    List<Member> helpers = startHelpers(program);
    List<Place> places =
        LinkNames.nodes(plan.nodes() + plan.spares()).stream().map(site::place).toList();
    List<Supplier<Member>> nodes =
        places.stream().map(place -> node(program, place, places, helpers)).toList();
    List<Member> running = nodes.stream().limit(plan.nodes()).map(Supplier::get).toList();
    int entrance = plan.entrance().orElseGet(site::freePort);
    Member gateway = startGateway(places, entrance);
    awaitReady(started);
    RunningCluster cluster =
        new RunningCluster(
            new RunningCluster.Parts(
                site,
                gateway,
                entrance,
                running,
                nodes.subList(plan.nodes(), nodes.size()),
                helpers),
            links,
            clock);
    awaitRotation(cluster, running);
    return cluster;
  }

  /** Nodes connect to these at their start, so they come first. */
  private List<Member> startHelpers(Program program) throws InterruptedException {
    List<Member> helpers = new ArrayList<>();
    if (program.needs(Program.Need.STORE)) {
      helpers.add(kept(site.startStore(site.place(Distribution.STORE))));
    }
    if (plan.orders()) {
      Program orders = distribution.program(Distribution.ORDERS);
      helpers.add(kept(site.startProgram(orders, site.place(orders.name()), List.of())));
    }
    awaitReady(helpers);
    helpers.forEach(Member::watchFamily);
    return helpers;
  }

  private Member kept(Member member) {
    started.add(member);
    return member;
  }

  /** Starts the node when it is asked for: a spare one may never be. */
  private Supplier<Member> node(Program program, Place own, List<Place> all, List<Member> helpers) {
    List<String> options = nodeOptions(program, own, all, helpers);
    return () -> kept(site.startProgram(program, own, options));
  }

  private List<String> nodeOptions(
      Program program, Place own, List<Place> all, List<Member> helpers) {
    List<String> options = new ArrayList<>(List.of("--node=" + own.member()));
    if (program.needs(Program.Need.PEERS)) {
      options.add("--replication-port=" + own.replication().port());
      all.stream()
          .filter(other -> !other.equals(own))
          .map(other -> "--peer=%s@%s".formatted(other.member(), peer(own, other)))
          .forEach(options::add);
    }
    if (program.needs(Program.Need.KEYS)) {
      options.add("--jwt-keys=" + site.keys());
    }
    for (Member helper : helpers) {
      options.add("--%s=%s".formatted(helper.name(), helper(own, helper)));
    }
    plan.allNodeOptions().forEach((name, value) -> options.add("--%s=%s".formatted(name, value)));
    return options;
  }

  private Endpoint peer(Place from, Place to) {
    return links.lead(
        LinkNames.between(from.member(), to.member()),
        from.member() + "-" + to.member(),
        to.replication(),
        FaultLinks.Protocol.OTHER);
  }

  private Endpoint helper(Place from, Member helper) {
    String link = LinkNames.to(from.member(), helper.name());
    boolean redis = helper.name().equals(Distribution.STORE);
    return links.lead(link, link, helper.place().http(), redis ? FaultLinks.Protocol.REDIS : HTTP);
  }

  /**
   * The gateway's health probes take the same way as its requests, so a broken link breaks both.
   */
  private Site.Backend backend(Place node) {
    String link = LinkNames.toNode(node.member());
    return new Site.Backend(
        node.member(),
        links.lead(link, link, node.http(), HTTP),
        links.lead(link, link + "-health", node.admin(), HTTP));
  }

  /** Clients enter at the gateway itself, or at its fault proxy when it has one. */
  private Member startGateway(List<Place> nodes, int entrance) {
    boolean proxied = plan.links().contains(LinkNames.ENTRANCE);
    int port = proxied ? site.freePort() : entrance;
    Member gateway =
        kept(site.startGateway(port, nodes.stream().map(this::backend).toList(), plan.affinity()));
    links.lead(
        LinkNames.ENTRANCE,
        LinkNames.ENTRANCE,
        gateway.place().httpFromHere(),
        HTTP,
        () -> Endpoint.local(entrance));
    return gateway;
  }

  private void awaitReady(List<Member> members) throws InterruptedException {
    for (Member member : members) {
      if (!clock.await(READY_LIMIT, () -> allAlive() && member.probe() == Probe.READY)) {
        throw notReady(member.name() + " was not ready");
      }
    }
  }

  /** A death of any member ends the wait for each. */
  private boolean allAlive() {
    started.forEach(Member::failWhenDead);
    return true;
  }

  private void awaitRotation(Cluster cluster, List<Member> nodes) throws InterruptedException {
    for (Member node : nodes) {
      if (!clock.await(READY_LIMIT, () -> allAlive() && cluster.inRotation(node.name()))) {
        throw notReady("the gateway did not take up " + node.name());
      }
    }
  }

  private LabException notReady(String what) {
    return new LabException(
        LabException.Reason.NOT_READY,
        "A %s cluster could not be started: %s within %d s; its logs are in %s."
            .formatted(plan.architecture(), what, READY_LIMIT.toSeconds(), logs));
  }
}

package statelab.chaos.lab.process;

import static statelab.chaos.lab.process.FaultLinks.Protocol.HTTP;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Probe;
import statelab.chaos.lab.RunClock;

/** One attempt to start a cluster. What it has started is ended when it fails. */
final class ClusterStart {
  static final Duration READY_LIMIT = Duration.ofMinutes(1);

  private final ClusterPlan plan;
  private final Distribution distribution;
  private final Surroundings surroundings;
  private final FaultLinks links;
  private final List<Member> started = new ArrayList<>();

  /**
   * What a start takes from its lab.
   *
   * @param temporary where every process makes its temporary files, so that they go with the lab
   *     however the process ended
   * @param keys where this cluster's signing keys belong; no such file yet
   * @param flags JVM flags of a program beside those that all share
   */
  record Surroundings(
      Path logs,
      Path temporary,
      Path keys,
      Map<String, String> environment,
      Function<Program, List<String>> flags,
      Guardian guardian,
      Ports ports,
      AdminPort admin,
      RunClock clock) {}

  ClusterStart(ClusterPlan plan, Distribution distribution, Surroundings surroundings) {
    this.plan = plan;
    this.distribution = distribution;
    this.surroundings = surroundings;
    this.links = new FaultLinks(plan.links(), surroundings.ports());
  }

  ProcessCluster start() throws InterruptedException {
    try {
      return startAll();
    } catch (InterruptedException | RuntimeException e) {
      ProcessCluster.end(started.stream().map(Member::life).toList());
      links.close();
      throw e;
    }
  }

  private ProcessCluster startAll() throws InterruptedException {
    Program program = distribution.program(plan.architecture());
    List<Member> helpers = startHelpers(program);
    List<NodeAddress> addresses = addresses();
    List<Supplier<Member>> nodes =
        addresses.stream().map(address -> node(program, address, addresses, helpers)).toList();
    List<Member> running = nodes.stream().limit(plan.nodes()).map(Supplier::get).toList();
    Member gateway = startGateway(addresses);
    int entrance =
        links.lead(
            LinkNames.ENTRANCE, LinkNames.ENTRANCE, gateway.httpPort(), HTTP, this::entrancePort);
    awaitReady(started);
    ProcessCluster cluster =
        new ProcessCluster(
            new ProcessCluster.Parts(
                gateway, entrance, running, nodes.subList(plan.nodes(), nodes.size()), helpers),
            links,
            surroundings.admin(),
            surroundings.clock());
    awaitRotation(cluster, running);
    return cluster;
  }

  private List<NodeAddress> addresses() {
    return LinkNames.nodes(plan.nodes() + plan.spares()).stream()
        .map(node -> NodeAddress.of(node, surroundings.ports()))
        .toList();
  }

  /** Nodes connect to these at their start, so they come first. */
  private List<Member> startHelpers(Program program) throws InterruptedException {
    List<Member> helpers = new ArrayList<>();
    if (program.needs(Program.Need.STORE)) {
      helpers.add(startHelper(Distribution.STORE, "port"));
    }
    if (plan.orders()) {
      helpers.add(startHelper(Distribution.ORDERS, "http-port"));
    }
    awaitReady(helpers);
    helpers.forEach(Member::watchDescendants);
    return helpers;
  }

  private Member startHelper(String name, String portOption) {
    int port = surroundings.ports().next();
    int adminPort = surroundings.ports().next();
    return launch(
        name,
        distribution.program(name),
        port,
        adminPort,
        List.of("--%s=%d".formatted(portOption, port), "--admin-port=" + adminPort));
  }

  /** Starts the node when it is asked for: a spare one may never be. */
  private Supplier<Member> node(
      Program program, NodeAddress own, List<NodeAddress> all, List<Member> helpers) {
    List<String> options = nodeOptions(program, own, all, helpers);
    return () -> launch(own.node(), program, own.http(), own.admin(), options);
  }

  /** Ports of one node. */
  record NodeAddress(String node, int http, int admin, int replication) {
    static NodeAddress of(String node, Ports ports) {
      return new NodeAddress(node, ports.next(), ports.next(), ports.next());
    }
  }

  private List<String> nodeOptions(
      Program program, NodeAddress own, List<NodeAddress> all, List<Member> helpers) {
    List<String> options = new ArrayList<>();
    options.add("--node=" + own.node());
    options.add("--http-port=" + own.http());
    options.add("--admin-port=" + own.admin());
    if (program.needs(Program.Need.PEERS)) {
      options.add("--replication-port=" + own.replication());
      all.stream()
          .filter(other -> !other.equals(own))
          .map(other -> "--peer=%s@127.0.0.1:%d".formatted(other.node(), peerPort(own, other)))
          .forEach(options::add);
    }
    if (program.needs(Program.Need.KEYS)) {
      options.add("--jwt-keys=" + surroundings.keys());
    }
    for (Member helper : helpers) {
      options.add("--%s=127.0.0.1:%d".formatted(helper.name(), helperPort(own, helper)));
    }
    plan.nodeOptions().forEach((name, value) -> options.add("--%s=%s".formatted(name, value)));
    return options;
  }

  private int peerPort(NodeAddress from, NodeAddress to) {
    return links.lead(
        LinkNames.between(from.node(), to.node()),
        from.node() + "-" + to.node(),
        to.replication(),
        FaultLinks.Protocol.OTHER);
  }

  private int helperPort(NodeAddress from, Member helper) {
    String link = LinkNames.to(from.node(), helper.name());
    boolean redis = helper.name().equals(Distribution.STORE);
    return links.lead(link, link, helper.httpPort(), redis ? FaultLinks.Protocol.REDIS : HTTP);
  }

  /**
   * The gateway's health probes take the same way as its requests, so a broken link breaks both.
   */
  private String behindGateway(NodeAddress node) {
    String link = LinkNames.toNode(node.node());
    return "--node=%s@127.0.0.1:%d:%d"
        .formatted(
            node.node(),
            links.lead(link, link, node.http(), HTTP),
            links.lead(link, link + "-health", node.admin(), HTTP));
  }

  /** Where clients enter: at the gateway itself, or at its fault proxy when it has one. */
  private int entrancePort() {
    return plan.entrance().orElseGet(surroundings.ports()::next);
  }

  private Member startGateway(List<NodeAddress> nodes) {
    boolean proxied = plan.links().contains(LinkNames.ENTRANCE);
    int port = proxied ? surroundings.ports().next() : entrancePort();
    int adminPort = surroundings.ports().next();
    List<String> options = new ArrayList<>();
    options.add("--http-port=" + port);
    options.add("--admin-port=" + adminPort);
    options.add("--affinity=" + (plan.affinity() ? "on" : "off"));
    nodes.forEach(node -> options.add(behindGateway(node)));
    return launch(
        Distribution.GATEWAY, distribution.program(Distribution.GATEWAY), port, adminPort, options);
  }

  private Member launch(
      String name, Program program, int httpPort, int adminPort, List<String> options) {
    List<String> flags = new ArrayList<>(surroundings.flags().apply(program));
    flags.addAll(program.flags());
    flags.add("-Djava.io.tmpdir=" + surroundings.temporary());
    List<String> command = JavaCommand.of(program, flags, options);
    Member member =
        new Member(
            name,
            program.name(),
            httpPort,
            adminPort,
            new Member.Launch(
                command, surroundings.environment(), surroundings.logs(), surroundings.guardian()),
            surroundings.admin());
    started.add(member);
    return member;
  }

  private void awaitReady(List<Member> members) throws InterruptedException {
    for (Member member : members) {
      if (!surroundings
          .clock()
          .await(READY_LIMIT, () -> allAlive() && member.probe() == Probe.READY)) {
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
      if (!surroundings
          .clock()
          .await(READY_LIMIT, () -> allAlive() && cluster.inRotation(node.name()))) {
        throw notReady("the gateway did not take up " + node.name());
      }
    }
  }

  private LabException notReady(String what) {
    return new LabException(
        LabException.Reason.NOT_READY,
        "A %s cluster could not be started: %s within %d s; its logs are in %s."
            .formatted(plan.architecture(), what, READY_LIMIT.toSeconds(), surroundings.logs()));
  }
}

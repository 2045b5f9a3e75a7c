package statelab.chaos.fault;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkNames;
import statelab.chaos.lab.Node;
import statelab.results.run.VitalsSample;

/** A cluster in memory: two nodes, a store, and every link that such a cluster can have. */
public final class FakeCluster implements Cluster {
  final List<FakeMember> members = new ArrayList<>();
  final FakeMember store = new FakeMember("store");

  /** Nodes that the gateway sends nothing to, however well they are. */
  final Set<String> givenUp = new HashSet<>();

  /** Whether what it would run on is gone. */
  boolean groundless;

  final List<FakeLink> fakeLinks = LinkNames.all(2).stream().map(FakeLink::new).toList();

  public FakeCluster() {
    IntStream.rangeClosed(1, 2).forEach(i -> members.add(new FakeMember(LinkNames.node(i))));
  }

  FakeMember node(String name) {
    return members.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  FakeLink fakeLink(String name) {
    return fakeLinks.stream().filter(link -> link.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public InetSocketAddress entrance() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 20_000);
  }

  @Override
  public List<Node> nodes() {
    return List.copyOf(members);
  }

  @Override
  public List<Node> stores() {
    return List.of(store);
  }

  @Override
  public List<Link> links() {
    return List.copyOf(fakeLinks);
  }

  @Override
  public boolean inRotation(String node) {
    return node(node).serves() && !givenUp.contains(node);
  }

  @Override
  public void requireGround() {
    if (groundless) {
      throw new LabException(LabException.Reason.ENGINE_GONE, "nothing to stand on");
    }
  }

  @Override
  public List<VitalsSample> vitals(String moment) {
    return List.of();
  }

  @Override
  public void close() {}
}

package statelab.targets.replicated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.tribes.Member;
import org.apache.catalina.tribes.group.GroupChannel;
import org.apache.catalina.tribes.group.interceptors.MessageDispatchInterceptor;
import org.apache.catalina.tribes.group.interceptors.StaticMembershipInterceptor;
import org.apache.catalina.tribes.group.interceptors.TcpFailureDetector;
import org.apache.catalina.tribes.group.interceptors.TcpPingInterceptor;
import org.apache.catalina.tribes.membership.StaticMember;
import org.apache.catalina.tribes.transport.ReplicationTransmitter;
import org.apache.catalina.tribes.transport.nio.NioReceiver;
import org.apache.catalina.tribes.transport.nio.PooledParallelSender;
import statelab.targets.app.NodeOptions;

/** Who belongs to the cluster, and the channel on which its members talk. */
final class Members {
  private static final int IDENTITY_BYTES = 16;

  /**
   * Tribes offers every interceptor to JMX and warns, with a trace, of each that is no bean. Held,
   * or the level set on it would be collected with it.
   */
  private static final Logger JMX_LOG = Logger.getLogger("org.apache.catalina.tribes.jmx");

  private Members() {}

  static List<Member> peers(NodeOptions options) {
    return options.peers().stream()
        .map(peer -> member(peer.node(), peer.address().host(), peer.address().port()))
        .toList();
  }

  /** Interceptors stand in the order in which a message to be sent passes them. */
  static GroupChannel channel(
      NodeOptions options, List<Member> peers, SessionMessages messages, PeerTraffic traffic) {
    int port = NodeOptions.required("replication-port", options.replicationPort());
    JMX_LOG.setLevel(Level.OFF);
    GroupChannel channel = new GroupChannel();
    NioReceiver receiver = receiver(options.host(), port);
    channel.setChannelReceiver(receiver);
    if (options.replication() == NodeOptions.Replication.ASYNC) {
      receiveInOrder(receiver);
      channel.setChannelSender(inOneLine());
    }
    channel.addInterceptor(messages);
    channel.addInterceptor(new TcpPingInterceptor());
    channel.addInterceptor(new TcpFailureDetector());
    channel.addInterceptor(inOrder());
    channel.addInterceptor(staticMembership(member(options.node(), options.host(), port), peers));
    channel.addInterceptor(new KnownSender(peers));
    channel.addInterceptor(traffic);
    return channel;
  }

  private static NioReceiver receiver(String host, int port) {
    NioReceiver receiver = new NioReceiver();
    receiver.setAddress(host);
    receiver.setPort(port);
    // No search for another port when this one is taken: peers would not find it.
    receiver.setAutoBind(0);
    return receiver;
  }

  /**
   * One thread that reads. Of several, each hands its connection back before it has processed what
   * it read there, so the next one may process a later change first. A synchronous message is
   * acknowledged when it has been processed, and the next one of its session leaves after that.
   */
  private static void receiveInOrder(NioReceiver receiver) {
    receiver.setMinThreads(1);
    receiver.setMaxThreads(1);
  }

  /** One connection to each peer: of several, taken in turn, each has its own queue. */
  private static ReplicationTransmitter inOneLine() {
    PooledParallelSender sender = new PooledParallelSender();
    sender.setPoolSize(1);
    ReplicationTransmitter transmitter = new ReplicationTransmitter();
    transmitter.setTransport(sender);
    return transmitter;
  }

  /** Asynchronous messages leave by one thread; ten, the default, would change their order. */
  private static MessageDispatchInterceptor inOrder() {
    MessageDispatchInterceptor dispatch = new MessageDispatchInterceptor();
    dispatch.setMaxSpareThreads(1);
    dispatch.setMaxThreads(1);
    return dispatch;
  }

  private static StaticMembershipInterceptor staticMembership(Member self, List<Member> peers) {
    StaticMembershipInterceptor membership = new StaticMembershipInterceptor();
    membership.setLocalMember(self);
    peers.forEach(membership::addStaticMember);
    return membership;
  }

  private static Member member(String node, String host, int port) {
    try {
      StaticMember member = new StaticMember(host, port, 0);
      member.setUniqueId(identity(node));
      return member;
    } catch (IOException e) {
      throw new UncheckedIOException("no address for " + node, e);
    }
  }

  /** The same for a node after its restart, and known to its peers in advance. */
  private static byte[] identity(String node) {
    UUID uuid = UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(IDENTITY_BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}

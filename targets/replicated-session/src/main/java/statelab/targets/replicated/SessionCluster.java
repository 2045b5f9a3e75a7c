package statelab.targets.replicated;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.ha.ClusterManager;
import org.apache.catalina.ha.session.BackupManager;
import org.apache.catalina.ha.session.ClusterSessionListener;
import org.apache.catalina.ha.session.JvmRouteBinderValve;
import org.apache.catalina.ha.tcp.ReplicationValve;
import org.apache.catalina.ha.tcp.SimpleTcpCluster;
import org.apache.catalina.tribes.Channel;
import org.apache.catalina.tribes.Member;
import statelab.targets.app.NodeOptions;

/** Tomcat's cluster with a fixed set of members, on one machine, without multicast. */
final class SessionCluster extends SimpleTcpCluster {
  private static final int STATE_TRANSFER_SECONDS = 10;
  private static final int CONNECT_MS = 500;
  private static final int JOIN_MS = 5_000;
  private static final int JOIN_STEP_MS = 10;

  private final List<Member> peers;

  SessionCluster(NodeOptions options, SessionMessages messages, PeerTraffic traffic) {
    this.peers = Members.peers(options);
    int sending = sendOptions(options.replication());
    setChannel(Members.channel(options, peers, messages, traffic));
    // Receive and send, but no membership service: that would be multicast.
    setChannelStartOptions(Channel.SND_RX_SEQ | Channel.SND_TX_SEQ);
    setChannelSendOptions(sending);
    setManagerTemplate(manager(options.topology(), sending));
    // Naming one valve or listener takes the place of all the default ones, so each is named.
    addValve(new ReplicationValve());
    addValve(new JvmRouteBinderValve());
    addClusterListener(new ClusterSessionListener());
  }

  /**
   * Starts, and waits until each peer that is there has joined: the session manager starts next and
   * asks the members it sees for the sessions they hold. Membership is found out in the background,
   * so a restarted node would otherwise see nobody and begin empty.
   */
  @Override
  protected void startInternal() throws LifecycleException {
    super.startInternal();
    long deadline = System.nanoTime() + JOIN_MS * 1_000_000L;
    for (Member peer : peers) {
      while (answers(peer) && !hasJoined(peer) && System.nanoTime() < deadline) {
        pause();
      }
    }
  }

  /**
   * Synchronous: the peer's acknowledgement that it has processed the change comes before ours to
   * the client. Asynchronous: Tomcat's default.
   */
  private static int sendOptions(NodeOptions.Replication replication) {
    return switch (replication) {
      case SYNC -> Channel.SEND_OPTIONS_USE_ACK | Channel.SEND_OPTIONS_SYNCHRONIZED_ACK;
      case ASYNC -> Channel.SEND_OPTIONS_ASYNCHRONOUS;
    };
  }

  private static ClusterManager manager(NodeOptions.Topology topology, int sending) {
    return switch (topology) {
      case ALL -> {
        JoiningManager manager = new JoiningManager();
        manager.setStateTransferTimeout(STATE_TRANSFER_SECONDS);
        yield manager;
      }
      case BACKUP -> {
        BackupManager manager = new BackupManager();
        manager.setMapSendOptions(sending);
        yield manager;
      }
    };
  }

  private static boolean answers(Member peer) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByAddress(peer.getHost()), peer.getPort()),
          CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean hasJoined(Member peer) {
    return Arrays.asList(getMembers()).contains(peer);
  }

  private static void pause() throws LifecycleException {
    try {
      Thread.sleep(JOIN_STEP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LifecycleException("interrupted while waiting for peers", e);
    }
  }
}

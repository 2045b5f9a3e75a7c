package statelab.targets.replicated;

import java.util.Map;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import statelab.targets.app.NodeOptions;
import statelab.targets.app.session.ContainerSessions;
import statelab.targets.app.session.Revocation;

/** Sessions that this node's peers hold too. */
public final class ReplicatedSessions extends ContainerSessions {
  private final NodeOptions options;
  private final PeerTraffic traffic = new PeerTraffic();
  private final Serving serving = new Serving();
  private final SessionMessages messages = new SessionMessages(serving);

  /**
   * @param options name the peers, this node's replication port, the topology and the mode
   */
  public ReplicatedSessions(NodeOptions options) {
    super(options.sessionTimeoutSeconds());
    NodeOptions.required("replication-port", options.replicationPort());
    this.options = options;
  }

  @Override
  public void prepare(StandardEngine engine, StandardContext context) {
    super.prepare(engine, context);
    context.setDistributable(true);
    engine.getPipeline().addValve(serving);
    engine.setCluster(new SessionCluster(options, messages, traffic));
  }

  /**
   * The end of a session is replicated like any other change. Where every node has copies of all
   * sessions, any node can therefore end them everywhere; where one other node has a copy, the
   * third knows of no session to end.
   */
  @Override
  public Revocation revoke(String user) {
    Revocation.Reach reach =
        switch (options.topology()) {
          case ALL -> Revocation.Reach.CLUSTER;
          case BACKUP -> Revocation.Reach.NODE;
        };
    return new Revocation(reach, expireSessionsOf(user));
  }

  @Override
  public void addVitals(Map<String, Long> vitals) {
    super.addVitals(vitals);
    vitals.put("peer_bytes", traffic.bytes());
  }

  @Override
  public long messages() {
    return messages.count();
  }
}

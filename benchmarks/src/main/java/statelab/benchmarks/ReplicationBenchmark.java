package statelab.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.ha.ClusterMessage;
import org.apache.catalina.ha.session.DeltaSession;
import org.apache.catalina.ha.session.SessionMessage;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import statelab.targets.app.session.SessionState;

/**
 * What a write adds where sessions are copied, through Tomcat's own session manager as {@code
 * replicated-session} sets it up: the state in Java's serial form within Tomcat's record of what
 * changed, and its way to one other node.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplicationBenchmark {
  private static final String ID = "s-1";
  private static final String STATE = "state";

  /** Length of the state's JSON. */
  @Param({"200", "1024", "4096"})
  int stateBytes = 200;

  private ReplicatedPair pair;
  private DeltaSession session;
  private DeltaSession copy;
  private SessionState current;
  private ClusterMessage prepared;

  /** Starts two servers, begins a session, and shows that its state arrives. */
  @Setup
  public void start() throws IOException, InterruptedException {
    pair = ReplicatedPair.start();
    session = pair.begin(ID);
    copy = pair.copy(ID);
    current = States.ofBytes(stateBytes);
    message();
    if (!current.equals(copied())) {
      throw new IllegalStateException("the copy is another one, so a wrong thing would be timed");
    }
    prepared = changed();
  }

  /** Ends both. */
  @TearDown
  public void stop() {
    pair.close();
  }

  /** The whole: changed, sent, applied by the other node, and acknowledged. */
  @Benchmark
  public SessionState message() {
    pair.manager().getCluster().send(changed());
    return current;
  }

  /** A change of the session, and the message about it that the first node makes. */
  @Benchmark
  public ClusterMessage writeDelta() {
    return changed();
  }

  /** What the other node does with such a message. */
  @Benchmark
  public Object readDelta() {
    pair.otherManager().messageDataReceived(prepared);
    return copied();
  }

  /** What is said, without any state, when a session has moved to another node. */
  @Benchmark
  public ClusterMessage moved() {
    session.setPrimarySession(false);
    ClusterMessage message = pair.manager().requestCompleted(ID);
    pair.manager().getCluster().send(message);
    return message;
  }

  /** The state that the other node holds. */
  Object copied() {
    return copy.getAttribute(STATE);
  }

  /** What is said of a request that only read; nothing where its node had the session before. */
  @Nullable ClusterMessage unchanged() {
    return pair.manager().requestCompleted(ID);
  }

  /** The bytes of the state's change in a message. */
  static byte[] delta(ClusterMessage message) {
    return ((SessionMessage) message).getSession();
  }

  private ClusterMessage changed() {
    current =
        new SessionState(
            current.user(),
            current.version() + 1,
            current.items(),
            current.note(),
            current.checkout());
    session.setAttribute(STATE, current);
    return pair.manager().requestCompleted(ID);
  }
}

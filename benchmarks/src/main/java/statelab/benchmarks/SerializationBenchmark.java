package statelab.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import statelab.targets.app.session.SessionState;
import statelab.targets.app.session.StateCodec;

/**
 * A session's state as bytes: the JSON of stores and tokens, and beside it a form without names.
 * The one that Tomcat replicates is in {@link ReplicationBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SerializationBenchmark {
  /** Length of the state's JSON. */
  @Param({"200", "1024", "4096"})
  int stateBytes = 200;

  private SessionState state;
  private byte[] json;
  private byte[] compact;

  /** Makes a state and both of its encodings. */
  @Setup
  public void encode() {
    state = States.ofBytes(stateBytes);
    json = StateCodec.encode(state);
    compact = CompactState.encode(state);
  }

  /** State to JSON. */
  @Benchmark
  public byte[] writeJson() {
    return StateCodec.encode(state);
  }

  /** JSON to state. */
  @Benchmark
  public SessionState readJson() {
    return StateCodec.decode(json);
  }

  /** State to the compact form. */
  @Benchmark
  public byte[] writeCompact() {
    return CompactState.encode(state);
  }

  /** Compact form to state. */
  @Benchmark
  public SessionState readCompact() {
    return CompactState.decode(compact);
  }
}

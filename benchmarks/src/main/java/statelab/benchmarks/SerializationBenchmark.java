package statelab.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
 * A session's state as bytes: the JSON of stores and tokens, and Java's serial form around that
 * JSON, which Tomcat replicates.
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
  private byte[] serial;

  /** Makes a state and both of its encodings. */
  @Setup
  public void encode() throws IOException {
    state = States.ofBytes(stateBytes);
    json = StateCodec.encode(state);
    serial = writeSerial();
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

  /** State to Java's serial form. */
  @Benchmark
  public byte[] writeSerial() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(state);
    }
    return bytes.toByteArray();
  }

  /** Java's serial form to state. */
  @Benchmark
  public SessionState readSerial() throws IOException, ClassNotFoundException {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(serial))) {
      return (SessionState) objects.readObject();
    }
  }
}

package statelab.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What the measuring itself costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloorBenchmark {
  /** A call that does nothing. */
  @Benchmark
  public void emptyCall() {}

  /** A reading of the clock, in ns. */
  @Benchmark
  public long clockRead() {
    return System.nanoTime();
  }
}

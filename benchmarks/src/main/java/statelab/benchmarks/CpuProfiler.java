package statelab.benchmarks;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import statelab.targets.program.vitals.ProcessVitals;

/**
 * CPU time of an operation, as {@code request-cost} counts that of a request: of this process
 * without its JIT compilers, and of what it started (Redis, in steps of 10 ms). A round trip waits,
 * so that its time on the clock is not what it costs. Under the name {@value #NAME} beside the
 * time, in ns/op.
 */
public final class CpuProfiler implements InternalProfiler {
  static final String NAME = "cpu";

  private final ProcessVitals vitals = new ProcessVitals();
  private long startNs;

  @Override
  public String getDescription() {
    return "CPU time of an operation in this process and its children";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    startNs = usedNs();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = Math.max(1, result.getMetadata().getAllOps());
    double used = Math.max(0, usedNs() - startNs);
    return List.of(new ScalarResult(NAME, used / operations, "ns/op", AggregationPolicy.AVG));
  }

  private long usedNs() {
    Map<String, Long> values = new HashMap<>();
    vitals.addTo(values);
    long children =
        ProcessHandle.current()
            .descendants()
            .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toNanos)
            .sum();
    return values.getOrDefault("cpu_ns", 0L) - values.getOrDefault("jit_cpu_ns", 0L) + children;
  }
}

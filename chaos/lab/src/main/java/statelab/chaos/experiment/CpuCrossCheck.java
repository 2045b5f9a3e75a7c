package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * Holds the CPU time that nodes report of themselves in the calm phase against what the kernel has
 * counted for their containers, where it has. The two are read one after the other, in steps of 10
 * ms, so only a difference that is large in both ways counts.
 */
final class CpuCrossCheck {
  /** Largest difference, as a share of what the kernel has counted. */
  private static final double LARGEST_SHARE = 0.25;

  /** Largest difference whatever its share, in ns. */
  private static final double LARGEST_NS = 200e6;

  private static final String OWN = "cpu_ns";
  private static final String COUNTED = "container_cpu_ns";

  private CpuCrossCheck() {}

  /** A sentence when the two differ; none when they agree or cannot be compared. */
  static Stream<String> reasonsAgainst(List<VitalsSample> vitals) {
    double own = growth(vitals, OWN);
    double counted = growth(vitals, COUNTED);
    double difference = Math.abs(own - counted);
    return counted > 0 && difference > LARGEST_NS && difference > LARGEST_SHARE * counted
        ? Stream.of(
            "Nodes report %.0f ms of CPU in the calm phase, and the kernel counted %.0f ms for their containers."
                .formatted(own / 1e6, counted / 1e6))
        : Stream.empty();
  }

  /** Over all nodes that have both values at both ends. */
  private static double growth(List<VitalsSample> vitals, String value) {
    return vitals.stream()
        .filter(sample -> sample.ofNode() && sample.moment().equals(VitalsSample.CALM_START))
        .mapToDouble(
            start ->
                end(vitals, start)
                    .filter(end -> hasBoth(start) && hasBoth(end))
                    .map(end -> end.values().getOrDefault(value, 0.0))
                    .map(after -> after - start.values().getOrDefault(value, 0.0))
                    .orElse(0.0))
        .sum();
  }

  private static Optional<VitalsSample> end(List<VitalsSample> vitals, VitalsSample start) {
    return vitals.stream()
        .filter(sample -> sample.process().equals(start.process()))
        .filter(sample -> sample.moment().equals(VitalsSample.CALM_END))
        .findFirst();
  }

  private static boolean hasBoth(VitalsSample sample) {
    return sample.values().containsKey(OWN) && sample.values().containsKey(COUNTED);
  }
}

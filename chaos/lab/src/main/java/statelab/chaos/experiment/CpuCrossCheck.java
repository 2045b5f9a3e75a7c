package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * Holds the CPU time that nodes report of themselves in the calm phase against what the kernel has
 * counted for their containers, where it has. The two are read one after the other, in steps of 10
 * ms, so only a difference that is large in both ways counts. The same for what they say they have
 * exchanged with peers and store, which is a part of what has passed their network.
 */
final class CpuCrossCheck {
  /** Largest difference, as a share of what the kernel has counted. */
  private static final double LARGEST_SHARE = 0.25;

  /** Largest difference whatever its share, in ns. */
  private static final double LARGEST_NS = 200e6;

  /** Largest excess whatever its share, in bytes: what is exchanged between the two readings. */
  private static final double LARGEST_BYTES = 100_000;

  private static final List<String> EXCHANGED = List.of("peer_bytes", "store_bytes");
  private static final String COUNTED_BYTES = "container_network_bytes";
  private static final String OWN = "cpu_ns";
  private static final String COUNTED = "container_cpu_ns";

  private CpuCrossCheck() {}

  /** Sentences where the two differ; none when they agree or cannot be compared. */
  static Stream<String> reasonsAgainst(List<VitalsSample> vitals) {
    return Stream.concat(cpu(vitals), network(vitals));
  }

  private static Stream<String> cpu(List<VitalsSample> vitals) {
    double own = growth(vitals, OWN, COUNTED);
    double counted = growth(vitals, COUNTED, OWN);
    double difference = Math.abs(own - counted);
    return counted > 0 && difference > LARGEST_NS && difference > LARGEST_SHARE * counted
        ? Stream.of(
            "Nodes report %.0f ms of CPU in the calm phase, and the kernel counted %.0f ms for their containers."
                .formatted(own / 1e6, counted / 1e6))
        : Stream.empty();
  }

  private static Stream<String> network(List<VitalsSample> vitals) {
    double own = EXCHANGED.stream().mapToDouble(name -> growth(vitals, name, COUNTED_BYTES)).sum();
    double counted = growth(vitals, COUNTED_BYTES, COUNTED_BYTES);
    return counted > 0 && own - counted > LARGEST_BYTES && own - counted > LARGEST_SHARE * counted
        ? Stream.of(
            "Nodes report %.0f bytes to peers and store in the calm phase, and the kernel counted %.0f in all for their containers."
                .formatted(own, counted))
        : Stream.empty();
  }

  /** Over all nodes that have the value and its counterpart at both ends. */
  private static double growth(List<VitalsSample> vitals, String value, String counterpart) {
    return vitals.stream()
        .filter(sample -> sample.ofNode() && sample.moment().equals(VitalsSample.CALM_START))
        .mapToDouble(
            start ->
                end(vitals, start)
                    .filter(end -> has(start, value, counterpart))
                    .filter(end -> has(end, value, counterpart))
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

  private static boolean has(VitalsSample sample, String... names) {
    return sample.values().keySet().containsAll(List.of(names));
  }
}

package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * How much CPU time the machine's hypervisor gave to others while the load went on. What is
 * measured in that time is somebody else's load. Systems that do not tell pass.
 */
final class StolenTime {
  private static final String STOLEN = "steal_ns";
  private static final String ALL = "machine_cpu_ns";

  private StolenTime() {}

  /**
   * A sentence when it was too much.
   *
   * @param mostShare largest share of the machine's CPU time, 0 to 1
   */
  static Stream<String> reasonsAgainst(List<VitalsSample> vitals, double mostShare) {
    return share(vitals)
        .filter(share -> share > mostShare)
        .map(
            share ->
                "The hypervisor took %.1f %% of the machine's CPU time, and at most %.1f %% may be."
                    .formatted(100 * share, 100 * mostShare))
        .stream();
  }

  /** From the first to the last of the readings of the machine. */
  private static Optional<Double> share(List<VitalsSample> vitals) {
    List<VitalsSample> readings =
        vitals.stream()
            .filter(sample -> sample.values().containsKey(STOLEN))
            .filter(sample -> sample.values().containsKey(ALL))
            .toList();
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    double all = growth(ALL, readings);
    return all > 0 ? Optional.of(growth(STOLEN, readings) / all) : Optional.empty();
  }

  private static double growth(String value, List<VitalsSample> readings) {
    return at(value, readings.getLast()) - at(value, readings.getFirst());
  }

  private static double at(String value, VitalsSample sample) {
    return sample.values().getOrDefault(value, 0.0);
  }
}

package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import statelab.results.run.VitalsSample;

/** A part of the machine's CPU time, as its readings among the vitals of a trial tell. */
final class MachineShare {
  private static final String ALL = "machine_cpu_ns";

  private MachineShare() {}

  /**
   * Growth of that part ÷ growth of the whole, from the first to the last of the readings that tell
   * both; nothing where none does or no time passed.
   */
  static Optional<Double> of(String part, List<VitalsSample> vitals) {
    List<VitalsSample> readings =
        vitals.stream()
            .filter(sample -> sample.values().containsKey(part))
            .filter(sample -> sample.values().containsKey(ALL))
            .toList();
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    double all = growth(ALL, readings);
    return all > 0 ? Optional.of(growth(part, readings) / all) : Optional.empty();
  }

  private static double growth(String value, List<VitalsSample> readings) {
    return at(value, readings.getLast()) - at(value, readings.getFirst());
  }

  private static double at(String value, VitalsSample sample) {
    return sample.values().getOrDefault(value, 0.0);
  }
}

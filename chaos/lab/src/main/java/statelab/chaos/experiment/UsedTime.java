package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * How much of the machine's CPU time was used in the calm phase, by whatever. A rate that is said
 * to be bounded by something else than the machine is not where the machine was busy. Systems that
 * do not tell pass.
 */
final class UsedTime {
  private static final String IDLE = "machine_idle_ns";
  private static final String ALL = "machine_cpu_ns";

  private UsedTime() {}

  /**
   * A sentence when it was too much.
   *
   * @param mostShare largest share of the machine's CPU time, 0 to 1
   */
  static Stream<String> reasonsAgainst(List<VitalsSample> vitals, double mostShare) {
    return share(vitals).stream()
        .filter(share -> share > mostShare)
        .mapToObj(
            share ->
                "%.1f %% of the machine's CPU time was used in the calm phase, and at most %.1f %% may be."
                    .formatted(100 * share, 100 * mostShare));
  }

  private static OptionalDouble share(List<VitalsSample> vitals) {
    OptionalDouble all = growth(ALL, vitals);
    OptionalDouble idle = growth(IDLE, vitals);
    return all.isPresent() && idle.isPresent() && all.getAsDouble() > 0
        ? OptionalDouble.of(Math.min(1, 1 - idle.getAsDouble() / all.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble growth(String value, List<VitalsSample> vitals) {
    Optional<Double> start = at(VitalsSample.CALM_START, value, vitals);
    Optional<Double> end = at(VitalsSample.CALM_END, value, vitals);
    return start.isPresent() && end.isPresent()
        ? OptionalDouble.of(end.get() - start.get())
        : OptionalDouble.empty();
  }

  private static Optional<Double> at(String moment, String value, List<VitalsSample> vitals) {
    return vitals.stream()
        .filter(sample -> sample.moment().equals(moment))
        .flatMap(sample -> Optional.ofNullable(sample.values().get(value)).stream())
        .findFirst();
  }
}

package statelab.chaos.experiment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * How much of the machine's CPU time was used in the calm phase, by whatever. A rate that is said
 * to be bounded by something else than the machine is not where the machine was busy. Systems that
 * do not tell pass.
 */
final class UsedTime {
  private static final String IDLE = "machine_idle_ns";
  private static final Set<String> CALM = Set.of(VitalsSample.CALM_START, VitalsSample.CALM_END);

  private UsedTime() {}

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
                "%.1f %% of the machine's CPU time was used in the calm phase, and at most %.1f %% may be."
                    .formatted(100 * share, 100 * mostShare))
        .stream();
  }

  private static Optional<Double> share(List<VitalsSample> vitals) {
    List<VitalsSample> calm =
        vitals.stream().filter(sample -> CALM.contains(sample.moment())).toList();
    return MachineShare.of(IDLE, calm).map(idle -> Math.min(1, 1 - idle));
  }
}

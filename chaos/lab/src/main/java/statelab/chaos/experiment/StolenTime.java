package statelab.chaos.experiment;

import java.util.List;
import java.util.stream.Stream;
import statelab.results.run.VitalsSample;

/**
 * How much CPU time the machine's hypervisor gave to others while the load went on. What is
 * measured in that time is somebody else's load. Systems that do not tell pass.
 */
final class StolenTime {
  private static final String STOLEN = "steal_ns";

  private StolenTime() {}

  /**
   * A sentence when it was too much.
   *
   * @param mostShare largest share of the machine's CPU time, 0 to 1
   */
  static Stream<String> reasonsAgainst(List<VitalsSample> vitals, double mostShare) {
    return MachineShare.of(STOLEN, vitals)
        .filter(share -> share > mostShare)
        .map(
            share ->
                "The hypervisor took %.1f %% of the machine's CPU time, and at most %.1f %% may be."
                    .formatted(100 * share, 100 * mostShare))
        .stream();
  }
}

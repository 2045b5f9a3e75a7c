package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.VitalsSample;

class UsedTimeTest {

  @Test
  void aMachineThatWasBusierInTheCalmThanAllowedMakesATrialInvalid() {
    // What comes before and after the calm, start-up and audit, was all of the machine.
    List<VitalsSample> vitals =
        List.of(
            machine("load-start", 0, 0),
            node(),
            machine("calm-start", 1000, 0),
            machine("calm-end", 3000, 700),
            machine("load-end", 9000, 700));

    assertThat(UsedTime.reasonsAgainst(vitals, 0.6))
        .singleElement()
        .asString()
        .contains("65.0 % of the machine's CPU time was used", "at most 60.0 %");
    assertThat(UsedTime.reasonsAgainst(vitals, 0.65)).isEmpty();
  }

  @Test
  void allOfItIsNoLimit() {
    List<VitalsSample> busy = List.of(machine("calm-start", 0, 10), machine("calm-end", 1000, 9));

    assertThat(UsedTime.reasonsAgainst(busy, ValidityRules.USUAL.mostUsed())).isEmpty();
  }

  @Test
  void aMachineThatDoesNotTellPasses() {
    assertThat(UsedTime.reasonsAgainst(List.of(node(), node()), 0.1)).isEmpty();
  }

  private static VitalsSample machine(String moment, double all, double idle) {
    return new VitalsSample(
        "machine", moment, 0, Map.of("machine_cpu_ns", all, "machine_idle_ns", idle));
  }

  private static VitalsSample node() {
    return new VitalsSample("node-1", "calm-start", 0, Map.of("cpu_ns", 1e9));
  }
}

package statelab.chaos.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTimeTest {

  @Test
  void theFirstLineIsTheWholeMachineItsFourthAndFifthNumbersAreIdleAndItsEighthWasStolen() {
    String stat =
        """
        cpu  100 20 30 400 50 6 7 8 90 10
        cpu0 1 2 3 4 5 6 7 8 9 10
        intr 1
        """;

    assertThat(MachineTime.parse(stat))
        .contains(Map.of("machine_cpu_ns", 621e7, "machine_idle_ns", 450e7, "steal_ns", 8e7));
  }

  @Test
  void whatHasNoSuchLineTellsNothing() {
    assertThat(MachineTime.parse("cpu  1 2 3\nctxt 5\n")).isEmpty();
  }
}

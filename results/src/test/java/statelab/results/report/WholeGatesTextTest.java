package statelab.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import statelab.results.run.BankGate;
import statelab.results.synthetic.WholeGate;

class WholeGatesTextTest {
  /** 29.2 % is 0.025^(1/3), the exact bound of three of three; 70.8 % its mirror. */
  @Test
  void eachKindIsCountedWithItsExactInterval() {
    List<BankGate> gates = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      gates.add(WholeGate.of(seed, 0, "pass"));
      gates.add(WholeGate.of(seed, 0.1, "regression"));
    }

    assertThat(WholeGatesText.of(gates))
        .isEqualTo(
            """
            6 whole gates, carried out one by one
            budget PT4M, calm PT3S, cores 2, cpu a processor, experiment gate-trial, lab process
            against itself: 3 gates, of 6.0 pairs and 4.0 min on average
              pass          3 of 3 (29.2 to 100.0 %)
              regression    0 of 3 (0.0 to 70.8 %)
              inconclusive  0 of 3 (0.0 to 70.8 %)
              invalid       0 of 3 (0.0 to 70.8 %)
            slowed down by 10.0 %: 3 gates, of 6.0 pairs and 4.0 min on average
              pass          0 of 3 (0.0 to 70.8 %)
              regression    3 of 3 (29.2 to 100.0 %)
                  by replicated-session cpu_ns_per_request: 3
              inconclusive  0 of 3 (0.0 to 70.8 %)
              invalid       0 of 3 (0.0 to 70.8 %)

            """);
  }

  @Test
  void gatesOfAnotherBudgetAreCountedApart() {
    assertThat(
            WholeGatesText.of(
                List.of(
                    WholeGate.of(1, 0, "pass"),
                    WholeGate.of(2, 0, "pass", "PT10M"),
                    WholeGate.of(3, 0, "pass", "PT10M"))))
        .contains("1 whole gate,", "2 whole gates", "pass          2 of 2");
  }
}

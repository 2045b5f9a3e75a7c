package statelab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.results.claims.Ledger;
import statelab.results.run.Level;
import statelab.results.run.Observation;

class LookingTest {
  private static final String LEDGER =
      """
      version: 1
      columns:
      - group: stateless
        arms: [stateless-jwt]
        setting: HS256
      questions:
      - id: costs
        question: What does it cost?
        advised: more
        rule: every-claim
        claims: [jwt-costs-more]
        cell: {experiment: kill-node, metric: cpu_ns_per_request}
      not-measured-yet:
      - id: rest
        advice: [3]
        statement: Everything else.
        reason: no experiment
      claims:
      - id: jwt-costs-more
        advice: [2]
        statement: Checking a token costs more.
        experiment: kill-node
        metric: cpu_ns_per_request
        contrast: {arm: stateless-jwt, more-than: sticky-session, by: 0.05}
        refuted-by: it costs less
      """;

  private final StringWriter said = new StringWriter();
  private final List<Observation> observed = new ArrayList<>();
  private int blocks;

  @Test
  void aQuietMetricIsMeasuredUpToTheFirstLook() throws InterruptedException {
    measure(true, 0.005);

    assertThat(blocks).isEqualTo(10);
    assertThat(said.toString()).contains("look at 10 blocks of kill-node: measuring is over");
  }

  @Test
  void aNoisyOneIsMeasuredToTheLastLook() throws InterruptedException {
    measure(true, 0.3);

    assertThat(blocks).isEqualTo(30);
    assertThat(said.toString())
        .contains("going on to 15", "going on to 20", "going on to 30")
        .contains("look at 30 blocks of kill-node: measuring is over");
  }

  @Test
  void aRunWithoutLooksMeasuresWhatWasPlanned() throws InterruptedException {
    measure(false, 0.3);

    assertThat(blocks).isEqualTo(6);
    assertThat(said.toString()).isEmpty();
  }

  @Test
  void theOrderIsInTheManifestAndTheCommandAndDoesNotGoWithANumberOfTrials() {
    RunOrder order = order(true, 0);

    assertThat(order.settings()).containsEntry("looks", "10, 15, 20, 30");
    assertThat(order.command()).endsWith(" --looks");
    assertThatThrownBy(() -> order(true, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--trials must not be given");
  }

  private void measure(boolean looks, double noise) throws InterruptedException {
    Random random = new Random(3);
    new Looking(
            looks,
            Ledger.parse("mine.yaml", LEDGER),
            () -> observed,
            new Console(new PrintWriter(said), new PrintWriter(said)))
        .measure(
            order(looks, 0).plan().parts().getFirst(),
            slots -> slots.forEach(slot -> observe(slot, noise * random.nextGaussian())));
  }

  private void observe(Schedule.Slot slot, double deviation) {
    blocks = Math.max(blocks, slot.block());
    observed.add(
        new Observation(
            "kill-node",
            slot.arm().name(),
            Level.NONE,
            1,
            slot.block(),
            slot.trial(),
            "cpu_ns_per_request",
            "ns",
            90_000 * Math.exp(deviation),
            true,
            null));
  }

  private static RunOrder order(boolean looks, int trials) {
    return new RunOrder(
        List.of("kill-node"), List.of(), List.of(), trials, Profile.QUICK, "process", 7, looks, "");
  }
}

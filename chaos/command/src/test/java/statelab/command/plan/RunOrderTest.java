package statelab.command.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.command.console.BadInputException;
import statelab.results.run.Manifest;

/** The same order gives the same plan, and what is written down of it gives the same order. */
class RunOrderTest {
  private static final RunOrder ORDER =
      new RunOrder(
          List.of("kill-node", "request-cost"),
          List.of("sticky-session", "stateless-jwt"),
          List.of(),
          2,
          Profile.STANDARD,
          new LabChoice("process", ""),
          7,
          false,
          "mine.yaml");

  @Test
  void aManifestTellsTheOrderThatItsRunWasGiven() {
    assertThat(RunOrder.of(manifest(ORDER.settings()))).isEqualTo(ORDER);
  }

  @Test
  void theSameOrderGivesTheSamePlanWhoseOpenTrialsKeepTheirPlace() {
    List<Schedule.Slot> all = slots(ORDER.plan());
    RunPlan again = RunOrder.of(manifest(ORDER.settings())).plan();
    List<Schedule.Slot> open = slots(again.without(Set.of(1, 2, 5)));

    assertThat(all).hasSizeGreaterThan(5);
    assertThat(open)
        .isEqualTo(all.stream().filter(slot -> !Set.of(1, 2, 5).contains(slot.trial())).toList());
  }

  private static List<Schedule.Slot> slots(RunPlan plan) {
    return plan.parts().stream().flatMap(part -> part.slots().stream()).toList();
  }

  @Test
  void aRunOfAVersionThatDidNotWriteItsOrderIsRefused() {
    assertThatThrownBy(() -> RunOrder.of(manifest(Map.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ordered.experiments");
  }

  @Test
  void aRunWithoutLooksHasTheTrialsOfItsProfile() {
    assertThat(quick(false, 0).plan().parts().getFirst().slots())
        .extracting(Schedule.Slot::block)
        .hasSameElementsAs(IntStream.rangeClosed(1, 6).boxed().toList());
  }

  @Test
  void looksAreInTheManifestAndTheCommandAndDoNotGoWithANumberOfTrials() {
    RunOrder order = quick(true, 0);

    assertThat(order.settings()).containsEntry("looks", "10, 15, 20, 30");
    assertThat(order.command()).endsWith(" --looks");
    assertThatThrownBy(() -> quick(true, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--trials must not be given");
  }

  private static RunOrder quick(boolean looks, int trials) {
    return new RunOrder(
        List.of("kill-node"),
        List.of(),
        List.of(),
        trials,
        Profile.QUICK,
        new LabChoice("process", ""),
        7,
        looks,
        "");
  }

  private static Manifest manifest(Map<String, String> settings) {
    return new Manifest(
        "1.0",
        Instant.EPOCH,
        "process",
        "standard",
        7,
        "abc",
        "c0ffee",
        ORDER.command(),
        Map.of("cores", "2"),
        Map.of(),
        List.of(),
        List.of("kill-node", "request-cost"),
        List.of(),
        settings);
  }
}

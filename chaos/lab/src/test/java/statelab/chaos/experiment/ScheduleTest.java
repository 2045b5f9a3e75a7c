package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import statelab.results.run.Level;

class ScheduleTest {
  private static final List<Cell> CELLS =
      List.of(
          new Cell(new Arm("stateless-jwt", Map.of())),
          new Cell(new Arm("sticky-session", Map.of()), new Level("1", true)),
          new Cell(new Arm("sticky-session", Map.of()), new Level("8", false)));

  @Test
  void everyBlockHoldsEveryArmAtEveryLevelOnceUnderOneSeed() {
    Map<Integer, List<Schedule.Slot>> blocks =
        Schedule.of(CELLS, 6, 42, 1).stream().collect(Collectors.groupingBy(Schedule.Slot::block));

    assertThat(blocks).hasSize(6);
    assertThat(blocks.values())
        .allSatisfy(
            block -> {
              assertThat(block)
                  .extracting(Schedule.Slot::cell)
                  .containsExactlyInAnyOrderElementsOf(CELLS);
              assertThat(block.stream().map(Schedule.Slot::seed).distinct()).hasSize(1);
            });
  }

  @Test
  void anArmThatIsInHalfOfTheBlocksLeavesTheOrderOfTheOthersAsItIs() {
    Arm rare = CELLS.getFirst().arm();
    List<Schedule.Slot> whole = Schedule.of(CELLS, 6, 42, 1);
    List<Schedule.Slot> thinned =
        Schedule.of(CELLS, 6, 42, 1, 1, arm -> arm.equals(rare) ? 0.5 : 1);

    assertThat(thinned.stream().filter(slot -> slot.arm().equals(rare)))
        .extracting(Schedule.Slot::block)
        .containsExactly(1, 3, 5);
    assertThat(others(thinned, rare)).isEqualTo(others(whole, rare)).hasSize(12);
    assertThat(thinned).extracting(Schedule.Slot::trial).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aRunOfOneBlockHoldsEvenAnArmThatIsRare() {
    assertThat(Schedule.of(CELLS, 1, 42, 1, 1, arm -> 0.1)).hasSize(CELLS.size());
    assertThat(Schedule.of(CELLS, 1, 42, 1, 1, arm -> 0)).isEmpty();
  }

  @Test
  void moreBlocksContinueAScheduleAsItBegan() {
    assertThat(Schedule.of(CELLS, 10, 42, 1)).startsWith(slots(Schedule.of(CELLS, 6, 42, 1)));
  }

  private static Schedule.Slot[] slots(List<Schedule.Slot> slots) {
    return slots.toArray(Schedule.Slot[]::new);
  }

  private static List<String> others(List<Schedule.Slot> slots, Arm rare) {
    return slots.stream()
        .filter(slot -> !slot.arm().equals(rare))
        .map(slot -> slot.block() + " " + slot.arm().label())
        .toList();
  }

  @Test
  void blocksInARowShareAStartAndTheOrderDoesNotDependOnIt() {
    List<Schedule.Slot> slots = Schedule.of(CELLS, 5, 42, 1, 2, arm -> 1);

    assertThat(slots.stream().collect(Collectors.groupingBy(Schedule.Slot::start)).values())
        .extracting(ofStart -> ofStart.stream().map(Schedule.Slot::block).distinct().toList())
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    assertThat(slots)
        .extracting(Schedule.Slot::cell)
        .containsExactlyElementsOf(
            Schedule.of(CELLS, 5, 42, 1).stream().map(Schedule.Slot::cell).toList());
  }

  @Test
  void trialsAreNumberedInTheOrderOfTheRun() {
    assertThat(Schedule.of(CELLS, 2, 42, 5))
        .extracting(Schedule.Slot::trial)
        .containsExactly(5, 6, 7, 8, 9, 10);
  }

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(Schedule.of(CELLS, 6, 7, 1)).isEqualTo(Schedule.of(CELLS, 6, 7, 1));
  }

  @Test
  void overManySeedsEveryCellComesFirstAboutEquallyOften() {
    Map<Cell, Long> first =
        IntStream.range(0, 3_000)
            .mapToObj(seed -> Schedule.of(CELLS, 1, seed, 1).getFirst().cell())
            .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));

    // 1,000 each are expected; four standard deviations of that count are 103.
    assertThat(first.values()).hasSize(3).allMatch(count -> Math.abs(count - 1_000) < 103);
  }
}

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

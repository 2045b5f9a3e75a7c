package statelab.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import statelab.chaos.experiment.Profile;
import statelab.chaos.experiment.Schedule;
import statelab.command.plan.LabChoice;
import statelab.command.plan.RunOrder;

class LookingTest {
  private final StringWriter said = new StringWriter();
  private final List<Integer> blocks = new ArrayList<>();

  @Test
  void whatIsNarrowAtTheFirstLookIsMeasuredNoFurther() throws InterruptedException {
    measure((experiment, measured) -> OptionalInt.empty());

    assertThat(blocks).containsExactlyElementsOf(upTo(10));
    assertThat(said.toString()).contains("look at 10 blocks of kill-node: measuring is over");
  }

  @Test
  void whatIsWideIsMeasuredFromLookToLookAndNoBlockTwice() throws InterruptedException {
    measure(
        (experiment, measured) ->
            switch (measured) {
              case 10 -> OptionalInt.of(15);
              case 15 -> OptionalInt.of(20);
              case 20 -> OptionalInt.of(30);
              default -> OptionalInt.empty();
            });

    assertThat(blocks).containsExactlyElementsOf(upTo(30));
    assertThat(said.toString())
        .contains("going on to 15", "going on to 20", "going on to 30")
        .contains("look at 30 blocks of kill-node: measuring is over");
  }

  private void measure(Looking.Look look) throws InterruptedException {
    new Looking(look, new PrintWriter(said, true)::println)
        .measure(
            order().plan().parts().getFirst(),
            slots -> slots.stream().map(Schedule.Slot::block).distinct().forEach(blocks::add));
  }

  private static List<Integer> upTo(int last) {
    List<Integer> blocks = new ArrayList<>();
    for (int block = 1; block <= last; block++) {
      blocks.add(block);
    }
    return blocks;
  }

  private static RunOrder order() {
    return new RunOrder(
        List.of("kill-node"),
        List.of(),
        List.of(),
        0,
        Profile.QUICK,
        new LabChoice("process", ""),
        7,
        true,
        "");
  }
}

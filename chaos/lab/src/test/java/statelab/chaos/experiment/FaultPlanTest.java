package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import statelab.chaos.fault.Fault;
import statelab.chaos.fault.Kill;

class FaultPlanTest {

  @Test
  void twoDrawnNodesAreTwoAndEveryPairIsDrawnAtTimes() {
    FaultPlan plan = new FaultPlan(new Kill(Fault.ANY_TWO_NODES));

    Set<Set<String>> pairs =
        LongStream.range(0, 100)
            .mapToObj(seed -> plan.drawn(3, seed).target())
            .map(target -> Set.copyOf(List.of(target.split("\\+", -1))))
            .collect(Collectors.toSet());

    assertThat(pairs)
        .containsExactlyInAnyOrder(
            Set.of("node-1", "node-2"), Set.of("node-1", "node-3"), Set.of("node-2", "node-3"));
  }

  @Test
  void theSameSeedDrawsTheSameNodes() {
    FaultPlan plan = new FaultPlan(new Kill(Fault.ANY_TWO_NODES));

    assertThat(plan.drawn(3, 7)).isEqualTo(plan.drawn(3, 7));
  }
}

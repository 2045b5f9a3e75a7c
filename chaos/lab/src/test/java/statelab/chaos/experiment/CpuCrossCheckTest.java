package statelab.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import statelab.results.run.VitalsSample;

class CpuCrossCheckTest {
  private static final double MS = 1e6;

  @Test
  void aNodeThatReportsFarLessThanItsContainerUsedIsNotBelieved() {
    assertThat(CpuCrossCheck.reasonsAgainst(calm(1_000, 1_900)))
        .singleElement()
        .asString()
        .contains("1000 ms")
        .contains("1900 ms");
  }

  @Test
  void aSmallDifferenceIsTheStepsInWhichBothAreRead() {
    assertThat(CpuCrossCheck.reasonsAgainst(calm(1_000, 1_150))).isEmpty();
    assertThat(CpuCrossCheck.reasonsAgainst(calm(10, 190))).as("large, of very little").isEmpty();
  }

  @Test
  void whereTheKernelCountedNothingThereIsNothingToCompare() {
    List<VitalsSample> without =
        List.of(
            new VitalsSample("node-1", VitalsSample.CALM_START, 0, Map.of("cpu_ns", 0.0)),
            new VitalsSample("node-1", VitalsSample.CALM_END, 1, Map.of("cpu_ns", 5e9)));

    assertThat(CpuCrossCheck.reasonsAgainst(without)).isEmpty();
  }

  @Test
  void aNodeCannotHaveExchangedMoreThanHasPassedItsNetwork() {
    assertThat(CpuCrossCheck.reasonsAgainst(exchange(3e6, 2e6, 3e6)))
        .singleElement()
        .asString()
        .contains("5000000 bytes")
        .contains("3000000 in all");
    assertThat(CpuCrossCheck.reasonsAgainst(exchange(3e6, 2e6, 9e6)))
        .as("clients pass the same network")
        .isEmpty();
    assertThat(CpuCrossCheck.reasonsAgainst(exchange(3e4, 2e4, 1e3)))
        .as("between two readings")
        .isEmpty();
  }

  private static List<VitalsSample> exchange(double peers, double store, double counted) {
    return List.of(
        exchanged(VitalsSample.CALM_START, 1, 1, 1),
        exchanged(VitalsSample.CALM_END, 1 + peers, 1 + store, 1 + counted));
  }

  private static VitalsSample exchanged(String moment, double peers, double store, double counted) {
    return new VitalsSample(
        "node-1",
        moment,
        0,
        Map.of("peer_bytes", peers, "store_bytes", store, "container_network_bytes", counted));
  }

  private static List<VitalsSample> calm(double ownMs, double countedMs) {
    return List.of(
        sample(VitalsSample.CALM_START, 500, 700),
        sample(VitalsSample.CALM_END, 500 + ownMs, 700 + countedMs));
  }

  private static VitalsSample sample(String moment, double ownMs, double countedMs) {
    return new VitalsSample(
        "node-1", moment, 0, Map.of("cpu_ns", ownMs * MS, "container_cpu_ns", countedMs * MS));
  }
}

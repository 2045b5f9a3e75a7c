package statelab.results.hotpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import statelab.results.hotpaths.SelfComparison.Noise;
import statelab.results.run.HotPathFork;

/** A path measured twice a round, with noise that is known. */
class SelfComparisonTest {
  private static final long SEED = 7;

  private final List<HotPathFork> forks = new ArrayList<>();

  @Test
  void aDriftOfTheMachineIsNoNoiseBetweenForks() {
    add(false, 100, 200, 400);
    add(true, 101, 200, 398);

    SelfComparison self = only();
    assertThat(self.time().estimate()).isCloseTo(1.0016, within(1e-4));
    assertThat(self.noise()).isEqualTo(Noise.WITHIN);
  }

  @Test
  void aPathThatTakesATenthLongerTheSecondTimeDiffersFromItself() {
    add(false, 100, 102, 99);
    add(true, 110, 112, 109);

    assertThat(only().noise()).isEqualTo(Noise.BEYOND);
  }

  @Test
  void forksThatStrayTooFarForTheirNumberDecideNothing() {
    add(false, 100, 100, 100);
    add(true, 96, 104, 101);

    assertThat(only().noise()).isEqualTo(Noise.OPEN);
  }

  /** A lookup in Redis: how long a sleeping processor takes to wake is no work. */
  @Test
  void whereCpuTimeIsRecordedTheClockMayStrayAsFarAsAGateLetsLatency() {
    add(false, new double[] {100, 100, 100}, new double[] {50, 51, 50});
    add(true, new double[] {96, 104, 101}, new double[] {50, 51.5, 50});

    assertThat(only().noise()).isEqualTo(Noise.WITHIN);
  }

  @Test
  void cpuTimeThatStraysDecidesNothingHoweverSteadyTheClock() {
    add(false, new double[] {100, 100, 100}, new double[] {50, 50, 50});
    add(true, new double[] {100, 100, 101}, new double[] {48, 52, 51});

    assertThat(only().noise()).isEqualTo(Noise.OPEN);
  }

  @Test
  void aPathThatDiffersInOneOfTheTwoDiffersFromItself() {
    add(false, new double[] {100, 100, 100}, new double[] {50, 50, 50});
    add(true, new double[] {150, 151, 149}, new double[] {50, 50, 50.5});

    assertThat(only().noise()).isEqualTo(Noise.BEYOND);
  }

  /** Of a thousand with two percent of noise and no difference, at most as many as 95 % allows. */
  @Test
  void noiseAloneIsSeldomTakenForADifference() {
    Random random = new Random(SEED);
    int beyond = 0;
    for (int sample = 0; sample < 1_000; sample++) {
      forks.clear();
      add(false, noisy(random), noisy(random), noisy(random));
      add(true, noisy(random), noisy(random), noisy(random));
      beyond += only().noise() == Noise.BEYOND ? 1 : 0;
    }

    assertThat(beyond).isLessThan(25);
  }

  @Test
  void theSecondTimeEntersNothingElse() {
    add(false, 100, 100);
    add(true, 300, 300);
    HotPaths paths = HotPaths.of(forks);

    assertThat(paths.all()).singleElement().satisfies(path -> assertThat(path.forks()).hasSize(2));
    assertThat(paths.all().getFirst().ns()).isCloseTo(100, within(1e-9));
  }

  @Test
  void oneRoundOrAPathThatWasMeasuredOnceGivesNoComparison() {
    add(false, 100);
    add(true, 100);
    assertThat(SelfComparison.of(HotPaths.of(forks))).isEmpty();

    forks.clear();
    add(true, 100, 100);
    assertThat(SelfComparison.of(HotPaths.of(forks))).isEmpty();
  }

  private SelfComparison only() {
    List<SelfComparison> found = SelfComparison.of(HotPaths.of(forks));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static double noisy(Random random) {
    return 100 * Math.exp(0.02 * random.nextGaussian());
  }

  private void add(boolean again, double... nsOfRounds) {
    add(again, nsOfRounds, new double[0]);
  }

  /**
   * @param cpuNsOfRounds empty where none was recorded
   */
  private void add(boolean again, double[] nsOfRounds, double[] cpuNsOfRounds) {
    for (int round = 1; round <= nsOfRounds.length; round++) {
      forks.add(
          new HotPathFork(
              "A.a",
              new TreeMap<>(Map.of("stateBytes", "1024")),
              round,
              1,
              List.of(nsOfRounds[round - 1]),
              cpuNsOfRounds.length == 0 ? null : cpuNsOfRounds[round - 1],
              null,
              again));
    }
  }
}

package statelab.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found where something was put, and how often something is found where nothing is. */
class ChangePointsTest {
  private static final int LENGTH = 100;

  /** A change is found when what is found lies so near. */
  private static final int TOLERANCE = 5;

  @Test
  void aStepWithoutNoiseIsFoundWhereItIs() {
    double[] values = new double[40];
    for (int i = 25; i < values.length; i++) {
      values[i] = 1;
    }
    assertThat(ChangePoints.of(values)).containsExactly(25);
  }

  @Test
  void aConstantSeriesAndAShortOneHaveNoChange() {
    assertThat(ChangePoints.of(new double[50])).isEmpty();
    assertThat(ChangePoints.of(new double[] {1, 1, 1, 1, 9, 9, 9, 9})).isEmpty();
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    assertThatThrownBy(() -> ChangePoints.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void independentNoiseIsAFalseAlarmAtMostOnceIn100() {
    double alarms =
        new Simulation("change points, independent noise, n = 100", 200)
            .share(random -> !ChangePoints.of(noise(random, 0)).isEmpty());

    assertThat(alarms).isLessThanOrEqualTo(0.01);
  }

  @Test
  void autocorrelatedNoiseIsAFalseAlarmAtMostFiveTimesIn100() {
    double alarms =
        new Simulation("change points, AR(.3), n = 100", 200)
            .share(random -> !ChangePoints.of(noise(random, 0.3)).isEmpty());

    assertThat(alarms).isLessThanOrEqualTo(0.05);
  }

  @Test
  void stepsOfTwoToTwoAndAHalfStandardDeviationsAreFound() {
    Random random = new Random(17);
    int hits = 0;
    int misses = 0;
    int wrong = 0;
    int series = Simulation.times(80);
    for (int i = 0; i < series; i++) {
      double[] values = noise(random, 0);
      List<Integer> cuts = cuts(random);
      cuts.forEach(cut -> step(values, cut, random));
      List<Integer> found = new ArrayList<>(ChangePoints.of(values));
      for (int cut : cuts) {
        Optional<Integer> hit = nearest(found, cut);
        hits += hit.isPresent() ? 1 : 0;
        misses += hit.isPresent() ? 0 : 1;
        hit.ifPresent(found::remove);
      }
      wrong += found.size();
    }
    double f1 = 2.0 * hits / (2 * hits + misses + wrong);
    SimulationLog.add(
        "change points, steps of 2 to 2.5 sd: F1 %.3f in %d series".formatted(f1, series));
    // Eighty series leave a standard error of 0.015.
    assertThat(f1).isGreaterThanOrEqualTo(series < 1_000 ? 0.92 : 0.94);
  }

  @Test
  void autocorrelationIsThatOfWhatTheChangesLeave() {
    Random random = new Random(5);
    double[] independent = noise(random, 0);
    double[] dependent = noise(random, 0.7);
    step(independent, 50, random);

    assertThat(ChangePoints.autocorrelation(independent, List.of())).isGreaterThan(0.3);
    assertThat(ChangePoints.autocorrelation(independent, List.of(50)))
        .isBetween(-0.2, ChangePoints.doubtfulAutocorrelation(LENGTH));
    assertThat(ChangePoints.autocorrelation(dependent, List.of())).isGreaterThan(0.4);
    assertThat(ChangePoints.autocorrelation(new double[10], List.of())).isZero();
  }

  private static List<Integer> cuts(Random random) {
    int number = 1 + random.nextInt(3);
    List<Integer> cuts = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      cuts.add(LENGTH * i / (number + 1) + random.nextInt(11) - 5);
    }
    return cuts;
  }

  private static void step(double[] values, int at, Random random) {
    double size = (2 + 0.5 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    for (int i = at; i < values.length; i++) {
      values[i] += size;
    }
  }

  private static Optional<Integer> nearest(List<Integer> found, int cut) {
    return found.stream()
        .filter(at -> Math.abs(at - cut) <= TOLERANCE)
        .min(Comparator.comparingInt(at -> Math.abs(at - cut)));
  }

  /** Stationary noise of standard deviation 1 whose values depend on those before by φ. */
  private static double[] noise(Random random, double phi) {
    double[] values = new double[LENGTH];
    values[0] = random.nextGaussian();
    for (int i = 1; i < LENGTH; i++) {
      values[i] = phi * values[i - 1] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
    }
    return values;
  }
}

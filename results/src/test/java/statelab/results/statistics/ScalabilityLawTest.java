package statelab.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {
  private static final double[] LOADS = {1, 2, 3, 4, 6, 8};

  @Test
  void efficiencyIsTheShareOfNodesThatDoUsefulWork() {
    ScalabilityLaw law = ScalabilityLaw.fit(LOADS, throughputs(100, 0.1, 0.01));

    assertThat(law.efficiencyAt(4)).isCloseTo(1 / (1 + 0.1 * 3 + 0.01 * 12), within(1e-6));
    assertThat(law.throughputAt(8)).isCloseTo(100 * 8 / (1 + 0.7 + 0.56), within(1e-3));
    assertThat(law.warnings()).isEmpty();
  }

  @Test
  void itsIntervalsHoldTheTruthAsOftenAsTheySay() {
    double coverage =
        new Simulation("coverage, USL contention, 6 loads", 1_000)
            .share(
                random ->
                    ScalabilityLaw.fit(LOADS, noisy(random)).intervals().get(1).contains(0.1));

    assertThat(coverage).isBetween(0.92, 0.98);
  }

  @Test
  void theIntervalOfAnEfficiencyHoldsTheTruthAsOftenAsItSays() {
    double truth = 1 / (1 + 0.1 * 7 + 0.01 * 56);
    double coverage =
        new Simulation("coverage, USL efficiency, 6 loads", 1_000)
            .share(
                random ->
                    ScalabilityLaw.fit(LOADS, noisy(random))
                        .efficiencyIntervalAt(8)
                        .orElseThrow()
                        .contains(truth));

    assertThat(coverage).isBetween(0.92, 0.98);
  }

  @Test
  void theIntervalOfTheCurveAtOneIsThatOfItsFirstParameter() {
    ScalabilityLaw law = ScalabilityLaw.fit(LOADS, noisy(new Random(7)));

    assertThat(law.throughputIntervalAt(1).orElseThrow().low())
        .isCloseTo(law.intervals().getFirst().low(), within(1e-9));
  }

  @Test
  void nothingIsSaidBeyondTheLoadsThatWereMeasured() {
    ScalabilityLaw law = ScalabilityLaw.fit(LOADS, throughputs(100, 0.1, 0.01));

    assertThatThrownBy(() -> law.throughputAt(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0 to 8.0, but was 9.0");
    // √((1 − 0.1) ÷ 0.01) = 9.49 lies beyond them as well.
    assertThat(law.peak()).isEmpty();
  }

  @Test
  void fewerThanSixLoadsAreAWarning() {
    double[] few = {1, 2, 4, 8};
    ScalabilityLaw law = ScalabilityLaw.fit(few, new double[] {100, 181, 290, 360});

    assertThat(law.warnings()).contains(new Warning.TooFew(4, 6, "loads for a scalability fit"));
  }

  @Test
  void perfectScalingPutsTheParametersOnTheirBoundAndSaysSo() {
    double[] faster = Arrays.stream(LOADS).map(n -> 100 * n * (1 + 0.01 * n)).toArray();
    ScalabilityLaw law = ScalabilityLaw.fit(LOADS, faster);

    assertThat(law.alpha()).isZero();
    assertThat(law.beta()).isZero();
    assertThat(law.warnings())
        .contains(new Warning.UntrustedFit("contention lies on its bound, 0"));
  }

  @Test
  void aCurveOfAnotherShapeLeavesAPatternInTheResiduals() {
    double[] loads = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    double[] plateau = Arrays.stream(loads).map(n -> Math.min(n, 6) * 100).toArray();

    assertThat(ScalabilityLaw.fit(loads, plateau).warnings())
        .contains(new Warning.UntrustedFit("its residuals follow a pattern, not chance"));
  }

  private static double[] throughputs(double gamma, double alpha, double beta) {
    return Arrays.stream(LOADS)
        .map(n -> ScalabilityFit.throughput(gamma, alpha, beta, n))
        .toArray();
  }

  private static double[] noisy(Random random) {
    return Arrays.stream(throughputs(100, 0.1, 0.01))
        .map(x -> x * (1 + 0.005 * random.nextGaussian()))
        .toArray();
  }
}

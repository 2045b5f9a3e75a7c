package statelab.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that others have published; each test names where. */
class PublishedValuesTest {

  /** Student, The Probable Error of a Mean, Biometrika 6 (1908): hours of sleep gained. */
  private static final double[] SLEEP_A = {.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2};

  private static final double[] SLEEP_B = {1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  /** Darwin's maize in Fisher, The Design of Experiments (1935), §17: eighths of an inch. */
  private static final double[] MAIZE = {
    49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48
  };

  @Test
  void pairedTReproducesStudentsSleepData() {
    // R 4, t.test(extra ~ group, paired): mean 1.58, interval 0.7001142 to 2.4598858, p 0.002833.
    LogRatio comparison = LogRatio.of(exp(SLEEP_A), exp(SLEEP_B));
    Interval interval = comparison.interval(0.95).orElseThrow();

    assertThat(Math.log(comparison.estimate())).isCloseTo(1.58, within(1e-9));
    assertThat(Math.log(interval.low())).isCloseTo(0.7001142, within(1e-7));
    assertThat(Math.log(interval.high())).isCloseTo(2.4598858, within(1e-7));
    assertThat(2 * comparison.pAbove(1)).isCloseTo(0.002833, within(1e-6));
  }

  @Test
  void welchsTReproducesStudentsSleepDataWithoutPairs() {
    // R 4, t.test(extra ~ group): interval −0.2054832 to 3.3654832, 17.776 degrees of freedom.
    IndependentSamples samples = IndependentSamples.difference(SLEEP_A, SLEEP_B);
    Interval interval = samples.interval(0.95).orElseThrow();

    assertThat(samples.estimate()).isCloseTo(1.58, within(1e-9));
    assertThat(samples.freedom()).isCloseTo(17.776, within(1e-3));
    assertThat(interval.low()).isCloseTo(-0.2054832, within(1e-7));
    assertThat(interval.high()).isCloseTo(3.3654832, within(1e-7));
    assertThat(
            IndependentSamples.ratio(exp(SLEEP_A), exp(SLEEP_B)).interval(0.95).orElseThrow().low())
        .isCloseTo(Math.exp(-0.2054832), within(1e-7));
  }

  @Test
  void samplesWithoutSpreadOrWithOneValueHaveNoInterval() {
    double[] same = {3, 3};
    assertThat(IndependentSamples.difference(same, same).interval(0.95)).isEmpty();
    assertThat(IndependentSamples.difference(SLEEP_A, new double[] {1}).interval(0.95)).isEmpty();
  }

  @Test
  void signFlipsCountFishersCombinations() {
    // Fisher found a total of at least 314 in 863 of the 32,768 combinations of signs.
    Differences comparison = Differences.of(new double[MAIZE.length], MAIZE);

    assertThat(comparison.pAbove(0)).isEqualTo(863 / 32_768.0);
  }

  @Test
  void signedRanksReproduceTheDepressionScores() {
    // Hollander and Wolfe, Nonparametric Statistical Methods (1973), p. 29: p = 0.01953 (V = 40).
    double[] before = {1.83, .50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {.878, .647, .598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = new double[before.length];
    Arrays.setAll(differences, i -> before[i] - after[i]);

    assertThat(SignedRanks.p(differences, 0, true)).isCloseTo(0.01953, within(1e-5));
  }

  /** Newcombe, Two-sided confidence intervals for the single proportion (1998), table I. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2527, .3676, .2553, .3662",
    "15, 148, .0578, .1617, .0624, .1605",
    "0, 20, 0, .1684, 0, .1611",
    "1, 29, .0009, .1776, .0061, .1718"
  })
  void proportionsReproduceNewcombesTable(
      int events, int trials, double low, double high, double wilsonLow, double wilsonHigh) {
    Proportion proportion = new Proportion(events, trials);

    assertThat(proportion.clopperPearson(0.95).low()).isCloseTo(low, within(5e-5));
    assertThat(proportion.clopperPearson(0.95).high()).isCloseTo(high, within(5e-5));
    assertThat(proportion.wilson(0.95).low()).isCloseTo(wilsonLow, within(5e-5));
    assertThat(proportion.wilson(0.95).high()).isCloseTo(wilsonHigh, within(5e-5));
  }

  @Test
  void theBoundAtZeroEventsIsTheClosedForm() {
    assertThat(new Proportion(0, 5).upperBound(0.05)).isCloseTo(0.4507, within(5e-5));
    assertThat(new Proportion(0, 10).upperBound(0.05)).isCloseTo(0.2589, within(5e-5));
    assertThat(new Proportion(5, 5).clopperPearson(0.9).low()).isCloseTo(0.5493, within(5e-5));
  }

  /**
   * Boschloo's test as SciPy's {@code TestBoschlooExact} has it from R's package Exact: tables by
   * row, alternative "less".
   */
  @ParameterizedTest
  @CsvSource({
    "2, 7, 8, 2, .009886142",
    "5, 1, 10, 10, .9450994",
    "5, 16, 20, 25, .05827348",
    "10, 5, 10, 1, .08565611",
    "0, 1, 3, 2, .34375"
  })
  void boschloosTestReproducesRsPackageExact(int a, int b, int c, int d, double p) {
    Proportion first = new Proportion(a, a + c);
    Proportion second = new Proportion(b, b + d);

    assertThat(second.pMoreThan(first)).isCloseTo(p, within(1e-4));
  }

  @Test
  void holmReproducesAWorkedExample() {
    // Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scand. J. Statist. 6 (1979),
    // on the four p of the example in Wikipedia, "Holm–Bonferroni method", of which the smallest
    // two are rejected at 5 %: .005·4, .01·3, .03·2, then .04·1, which may not be less than before.
    assertThat(ManyTests.holm(.01, .04, .03, .005))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(.03, .06, .06, .02);
  }

  @Test
  void benjaminiAndHochbergsOwnExampleRejectsFour() {
    // JRSS B 57 (1995), §4.1: four hypotheses at q = .05, where Bonferroni's rule has three.
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };

    assertThat(Arrays.stream(ManyTests.benjaminiHochberg(p)).filter(q -> q <= .05)).hasSize(4);
    assertThat(Arrays.stream(ManyTests.holm(p)).filter(q -> q <= .05)).hasSize(3);
    assertThat(ManyTests.benjaminiHochberg(p)[3]).isCloseTo(.0095 * 15 / 4, within(1e-12));
  }

  @Test
  void theLawReproducesTheFitThatRsPackageUslPublishes() {
    // Möding, Using the usl package (version 3), on a Sun SPARCcenter 2000 in SPEC SDM91:
    // α = 0.0277285, β = 0.0001044, γ = 89.9952330.
    ScalabilityLaw law =
        ScalabilityLaw.fit(
            new double[] {1, 18, 36, 72, 108, 144, 216},
            new double[] {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2});

    assertThat(law.alpha()).isCloseTo(.0277285, within(1e-6));
    assertThat(law.beta()).isCloseTo(.0001044, within(1e-7));
    assertThat(law.gamma()).isCloseTo(89.995, within(1e-3));
  }

  /**
   * The first six loads of a ray tracer in Gunther, Guerrilla Capacity Planning (2007), which are
   * R's data set raytracer; the fit to six of them is nobody's but a second implementation's
   * (Levenberg–Marquardt in plain Python).
   */
  @Test
  void theLawReproducesItsGoldenFit() {
    ScalabilityLaw law =
        ScalabilityLaw.fit(
            new double[] {1, 4, 8, 12, 16, 20}, new double[] {20, 78, 130, 170, 190, 200});

    assertThat(law.alpha()).isCloseTo(.02444, within(1e-4));
    assertThat(law.beta()).isCloseTo(.00163, within(1e-5));
    assertThat(law.gamma()).isCloseTo(20.856, within(1e-3));
  }

  @Test
  void varianceComponentsReproduceTheTurnipLeaves() {
    // Snedecor and Cochran, Statistical Methods (6th ed., 1967), §10.13: calcium in four leaves.
    VarianceComponents components =
        VarianceComponents.of(
            List.of(
                new double[] {3.28, 3.09, 3.03, 3.03},
                new double[] {3.52, 3.48, 3.38, 3.38},
                new double[] {2.88, 2.80, 2.81, 2.76},
                new double[] {3.34, 3.38, 3.23, 3.26}));

    assertThat(components.trial()).isCloseTo(.0066, within(5e-5));
    assertThat(components.start()).isCloseTo(.0724, within(5e-5));
  }

  @Test
  void hedgesGReproducesBorensteinsExample() {
    // Introduction to Meta-Analysis (2009), ch. 4: means 103 and 100, sd 5.5 and 4.5, n 50: .5924.
    assertThat(EffectSize.hedgesG(sample(100, 4.5), sample(103, 5.5)))
        .isCloseTo(.5924, within(1e-4));
  }

  @Test
  void bootstrapTAgreesWithASecondImplementation() {
    // Data: Efron and Tibshirani (1993), table 2.1. Interval: NumPy, 200,000 resamples, plug-in
    // error.
    double[] mice = {52, 104, 146, 10, 50, 31, 40, 27, 46};
    Interval interval =
        new BootstrapT(mice.length, weights -> weightedMean(mice, weights))
            .interval(0.90, 7)
            .orElseThrow();

    assertThat(interval.low()).isCloseTo(36.1, within(2.0));
    assertThat(interval.high()).isCloseTo(117.5, within(12.0));
  }

  static double weightedMean(double[] values, int[] weights) {
    double sum = 0;
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      size += weights[i];
    }
    return sum / size;
  }

  /** Fifty values with exactly this mean and sample standard deviation. */
  private static double[] sample(double mean, double sd) {
    double[] values = new double[50];
    double step = sd * Math.sqrt(49 / 50.0);
    Arrays.setAll(values, i -> mean + (i % 2 == 0 ? step : -step));
    return values;
  }

  private static double[] exp(double[] values) {
    return Arrays.stream(values).map(Math::exp).toArray();
  }
}

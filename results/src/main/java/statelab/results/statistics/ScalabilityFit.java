package statelab.results.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Least squares for the scalability law by Levenberg and Marquardt. Contention and incoherence
 * cannot be negative: a parameter that the free fit puts below 0 stays at 0 while the others are
 * fitted again.
 */
final class ScalabilityFit {
  static final double CONFIDENCE = 0.95;
  private static final int LOADS_NEEDED = 6;
  private static final int PARAMETERS = 3;

  /** Below this a value of the decomposition counts as 0. */
  private static final double SINGULAR = 1e-14;

  private static final int MOST_STEPS = 10_000;

  private final double[] n;
  private final double[] throughput;

  /** Which of γ, α, β are fitted; the others are 0. */
  private final boolean[] free = {true, true, true};

  private ScalabilityFit(double[] n, double[] throughput) {
    this.n = n;
    this.throughput = throughput;
  }

  static ScalabilityLaw of(double[] n, double[] throughput) {
    require(n, throughput);
    return new ScalabilityFit(n.clone(), throughput.clone()).fit();
  }

  static double throughput(double gamma, double alpha, double beta, double n) {
    return gamma * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
  }

  private ScalabilityLaw fit() {
    Optimum optimum = optimize();
    double[] parameters = expand(optimum.getPoint().toArray());
    while (parameters[1] < 0 || parameters[2] < 0) {
      free[parameters[1] < parameters[2] ? 1 : 2] = false;
      optimum = optimize();
      parameters = expand(optimum.getPoint().toArray());
    }
    List<List<Double>> covariance = covariance(optimum);
    return new ScalabilityLaw(
        parameters[0],
        parameters[1],
        parameters[2],
        intervals(covariance, parameters),
        covariance,
        freedom(),
        Arrays.stream(n).min().orElseThrow(),
        Arrays.stream(n).max().orElseThrow(),
        warnings(optimum.getResiduals().toArray()));
  }

  private Optimum optimize() {
    double[] start = {throughput[smallest()] / n[smallest()], 0.01, 0.0001};
    return new LevenbergMarquardtOptimizer()
        .optimize(
            new LeastSquaresBuilder()
                .start(reduce(start))
                .target(throughput)
                .model(point -> model(expand(point)), point -> jacobian(expand(point)))
                .maxEvaluations(MOST_STEPS)
                .maxIterations(MOST_STEPS)
                .build());
  }

  private double[] model(double[] p) {
    return Arrays.stream(n).map(load -> throughput(p[0], p[1], p[2], load)).toArray();
  }

  private double[][] jacobian(double[] p) {
    double[][] rows = new double[n.length][];
    for (int i = 0; i < n.length; i++) {
      rows[i] = reduce(gradient(p[0], p[1], p[2], n[i]));
    }
    return rows;
  }

  /** How the throughput at N changes with γ, α and β. */
  static double[] gradient(double gamma, double alpha, double beta, double n) {
    double below = 1 + alpha * (n - 1) + beta * n * (n - 1);
    double slope = -gamma * n / (below * below);
    return new double[] {n / below, slope * (n - 1), slope * n * (n - 1)};
  }

  private int freedom() {
    return n.length - PARAMETERS;
  }

  /** How many standard deviations an interval reaches to either side. */
  static double t(int freedom) {
    return TDistribution.of(freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
  }

  /** The optimum's for unit variance, scaled by SSR/(n − 3); 0 for parameters on their bound. */
  private List<List<Double>> covariance(Optimum optimum) {
    if (freedom() < 1) {
      return List.of();
    }
    double residuals = optimum.getResiduals().dotProduct(optimum.getResiduals());
    RealMatrix fitted = optimum.getCovariances(SINGULAR).scalarMultiply(residuals / freedom());
    double[][] rows = new double[fitted.getRowDimension()][];
    Arrays.setAll(rows, i -> expand(fitted.getRow(i)));
    List<List<Double>> all = new ArrayList<>();
    int next = 0;
    for (boolean isFree : free) {
      double[] row = isFree ? rows[next++] : new double[PARAMETERS];
      all.add(Arrays.stream(row).boxed().toList());
    }
    return all;
  }

  /** Estimate ± t·σ. */
  private List<Interval> intervals(List<List<Double>> covariance, double[] parameters) {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < covariance.size(); i++) {
      double half = t(freedom()) * Math.sqrt(covariance.get(i).get(i));
      intervals.add(new Interval(parameters[i] - half, parameters[i] + half, CONFIDENCE));
    }
    return intervals;
  }

  private List<Warning> warnings(double[] residuals) {
    List<Warning> warnings = new ArrayList<>();
    int loads = (int) Arrays.stream(n).distinct().count();
    if (loads < LOADS_NEEDED) {
      warnings.add(new Warning.TooFew(loads, LOADS_NEEDED, "loads for a scalability fit"));
    }
    if (!free[1]) {
      warnings.add(new Warning.UntrustedFit("contention lies on its bound, 0"));
    }
    if (!free[2]) {
      warnings.add(new Warning.UntrustedFit("incoherence lies on its bound, 0"));
    }
    if (hasPattern(residuals)) {
      warnings.add(new Warning.UntrustedFit("its residuals follow a pattern, not chance"));
    }
    return warnings;
  }

  /**
   * Whether the residuals in the order of N form fewer runs of one sign than chance would (Wald and
   * Wolfowitz, Annals of Mathematical Statistics 11, 1940), at 5 % by the normal approximation.
   */
  private boolean hasPattern(double[] residuals) {
    double largest = Arrays.stream(throughput).max().orElseThrow();
    boolean[] above = signsInOrder(residuals);
    boolean exact = Arrays.stream(residuals).allMatch(r -> Math.abs(r) < 1e-9 * largest);
    int positive = 0;
    int runs = 1;
    for (int i = 0; i < above.length; i++) {
      positive += above[i] ? 1 : 0;
      runs += i > 0 && above[i] != above[i - 1] ? 1 : 0;
    }
    double product = 2.0 * positive * (above.length - positive);
    if (exact || product == 0) {
      return false;
    }
    double mean = product / above.length + 1;
    double variance = (mean - 1) * (mean - 2) / (above.length - 1);
    return variance > 0 && (runs - mean) / Math.sqrt(variance) < -1.645;
  }

  private boolean[] signsInOrder(double[] residuals) {
    Integer[] order = new Integer[n.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(n[a], n[b]));
    boolean[] above = new boolean[n.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = residuals[order[i]] > 0;
    }
    return above;
  }

  private double[] reduce(double[] all) {
    double[] fitted = new double[all.length];
    int size = 0;
    for (int i = 0; i < all.length; i++) {
      if (free[i]) {
        fitted[size++] = all[i];
      }
    }
    return Arrays.copyOf(fitted, size);
  }

  private double[] expand(double[] fitted) {
    double[] all = new double[PARAMETERS];
    int next = 0;
    for (int i = 0; i < PARAMETERS; i++) {
      all[i] = free[i] ? fitted[next++] : 0;
    }
    return all;
  }

  private int smallest() {
    int smallest = 0;
    for (int i = 1; i < n.length; i++) {
      smallest = n[i] < n[smallest] ? i : smallest;
    }
    return smallest;
  }

  private static void require(double[] n, double[] throughput) {
    if (n.length != throughput.length || Arrays.stream(n).distinct().count() < PARAMETERS) {
      throw new IllegalArgumentException(
          "at least three different loads, each with a throughput, are needed, but were %s and %s"
              .formatted(Arrays.toString(n), Arrays.toString(throughput)));
    }
    boolean sound =
        Arrays.stream(n).allMatch(load -> load >= 1 && Double.isFinite(load))
            && Arrays.stream(throughput).allMatch(x -> x > 0 && Double.isFinite(x));
    if (!sound) {
      throw new IllegalArgumentException("loads must be at least 1 and throughputs above 0");
    }
  }
}

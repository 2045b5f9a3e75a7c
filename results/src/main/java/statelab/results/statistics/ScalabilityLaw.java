package statelab.results.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Gunther's universal scalability law, X(N) = γN ÷ (1 + α(N − 1) + βN(N − 1)), fitted to
 * throughputs at several N (Guerrilla Capacity Planning, 2007). It describes the loads that were
 * measured and is not extrapolated beyond them.
 *
 * @param gamma throughput at N = 1
 * @param alpha contention, 0 for none
 * @param beta incoherence, the cost of agreement between pairs, 0 for none
 * @param intervals 95 % intervals of γ, α and β in this order; empty with three loads or fewer. A
 *     parameter on its bound has an interval of no width.
 * @param covariance of γ, α and β, row by row in this order, in their units multiplied; empty with
 *     three loads or fewer. It is 0 for a parameter on its bound.
 * @param freedom degrees of freedom of the residuals, 0 with three loads
 * @param smallestN smallest load measured
 * @param largestN largest load measured
 * @param warnings reasons to distrust the fit
 */
public record ScalabilityLaw(
    double gamma,
    double alpha,
    double beta,
    List<Interval> intervals,
    List<List<Double>> covariance,
    int freedom,
    double smallestN,
    double largestN,
    List<Warning> warnings) {
  public ScalabilityLaw {
    intervals = List.copyOf(intervals);
    covariance = covariance.stream().map(List::copyOf).toList();
    warnings = List.copyOf(warnings);
  }

  /**
   * Fits the law.
   *
   * @param n loads: nodes, users or threads, each at least 1, at least three different ones
   * @param throughput measured at each, above 0
   */
  public static ScalabilityLaw fit(double[] n, double[] throughput) {
    return ScalabilityFit.of(n, throughput);
  }

  /**
   * Throughput at N.
   *
   * @throws IllegalArgumentException if N lies outside the loads that were measured
   */
  public double throughputAt(double n) {
    requireMeasured(n);
    return ScalabilityFit.throughput(gamma, alpha, beta, n);
  }

  /** X(N) ÷ (N·X(1)): the share of N nodes that does useful work, within the measured loads. */
  public double efficiencyAt(double n) {
    return throughputAt(n) / (n * gamma);
  }

  /**
   * 95 % interval of the law at N (not of a single trial there) by the delta method; empty with
   * three loads or fewer.
   */
  public Optional<Interval> throughputIntervalAt(double n) {
    return around(throughputAt(n), ScalabilityFit.gradient(gamma, alpha, beta, n));
  }

  /** 95 % interval of the efficiency at N by the delta method; empty with three loads or fewer. */
  public Optional<Interval> efficiencyIntervalAt(double n) {
    double efficiency = efficiencyAt(n);
    double slope = -efficiency * efficiency * (n - 1);
    return around(efficiency, new double[] {0, slope, slope * n});
  }

  /** Value ± t·√(gᵀCg), g being how the value changes with each parameter. */
  private Optional<Interval> around(double value, double[] gradient) {
    if (covariance.isEmpty()) {
      return Optional.empty();
    }
    double variance = 0;
    for (int i = 0; i < gradient.length; i++) {
      for (int j = 0; j < gradient.length; j++) {
        variance += gradient[i] * gradient[j] * covariance.get(i).get(j);
      }
    }
    double half = ScalabilityFit.t(freedom) * Math.sqrt(Math.max(0, variance));
    return Optional.of(new Interval(value - half, value + half, ScalabilityFit.CONFIDENCE));
  }

  /** The load of the highest throughput, √((1 − α)/β), if it lies within the measured loads. */
  public Optional<Double> peak() {
    double peak = Math.sqrt((1 - alpha) / beta);
    return peak >= smallestN && peak <= largestN ? Optional.of(peak) : Optional.empty();
  }

  private void requireMeasured(double n) {
    if (!(n >= smallestN && n <= largestN)) {
      throw new IllegalArgumentException(
          "N must lie within the measured loads, %s to %s, but was %s"
              .formatted(smallestN, largestN, n));
    }
  }
}

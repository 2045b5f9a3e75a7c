package statelab.results.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Level;
import statelab.results.run.Observation;

/** Observations with known answers, of experiments whose trials nobody needs to have recorded. */
public final class SyntheticFigures {
  private final int blocks;
  private final List<Observation> observations = new ArrayList<>();
  private int trial = 1000;

  /**
   * Nothing yet.
   *
   * @param blocks values of each arm
   */
  public SyntheticFigures(int blocks) {
    this.blocks = blocks;
  }

  /** The same value in each block but for a spread of ±2 %. */
  public SyntheticFigures add(
      String experiment, String architecture, Level level, String metric, double value) {
    for (int block = 1; block <= blocks; block++) {
      double spread = 0.04 * ((block - 0.5) / blocks - 0.5);
      one(experiment, architecture, level, metric, block, value * (1 + spread));
    }
    return this;
  }

  /** Exactly the same value in each block. */
  public SyntheticFigures same(
      String experiment, String architecture, Level level, String metric, double value) {
    for (int block = 1; block <= blocks; block++) {
      one(experiment, architecture, level, metric, block, value);
    }
    return this;
  }

  /** What one login and one request after it take of the servers, in ns. */
  public SyntheticFigures loginCost(String architecture, double loginNs, double requestNs) {
    return add("login-cost", architecture, Level.NONE, "login_cpu_ns", loginNs)
        .add("login-cost", architecture, Level.NONE, "cpu_ns_per_request", requestNs);
  }

  /** CPU time of a request over the number of nodes, in ns. */
  public SyntheticFigures scaling(
      String architecture, List<Integer> nodes, DoubleUnaryOperator cpuNs) {
    for (int each : nodes) {
      Level level = new Level(Integer.toString(each), each == 2);
      add("scaling", architecture, level, "cpu_ns_per_request", cpuNs.applyAsDouble(each));
    }
    return this;
  }

  /**
   * What bounded nodes serve over their number, in requests/s.
   *
   * @param rest of the level's name after the number of nodes; blank for none
   */
  public SyntheticFigures served(
      String experiment,
      String architecture,
      List<Integer> nodes,
      String rest,
      DoubleUnaryOperator perS) {
    for (int each : nodes) {
      Level level = new Level(each + rest, rest.isEmpty() && each == 2);
      add(experiment, architecture, level, "served_per_s", perS.applyAsDouble(each));
    }
    return this;
  }

  public List<Observation> observations() {
    return List.copyOf(observations);
  }

  private void one(
      String experiment, String architecture, Level level, String metric, int block, double value) {
    observations.add(
        new Observation(
            experiment,
            architecture,
            level,
            block,
            block,
            trial++,
            metric,
            Metrics.named(metric).unit(),
            value,
            true,
            null));
  }
}

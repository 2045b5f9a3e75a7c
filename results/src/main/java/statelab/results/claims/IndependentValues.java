package statelab.results.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import statelab.results.catalogue.Metric;
import statelab.results.run.Observation;

/**
 * The values of an arm that may be treated as independent of each other. Trials that share a start
 * of a cluster share what its compilers made of the code, so that of times they yield one value
 * together, their mean (geometric for a ratio metric); what is no time, a lost session say, comes
 * from choices that are drawn anew in each trial.
 */
public final class IndependentValues {
  private IndependentValues() {}

  /** Of these observations of one metric in one arm, in their order. */
  public static double[] of(Metric metric, Collection<Observation> observations) {
    return of(metric, observations, Observation::start);
  }

  /**
   * The same where more than their own start tells which of them belong together.
   *
   * @param start equal for those that share a start
   */
  static double[] of(
      Metric metric, Collection<Observation> observations, Function<Observation, ?> start) {
    if (!metric.isTiming()) {
      return observations.stream().mapToDouble(Observation::value).toArray();
    }
    Map<Object, List<Double>> byStart = new LinkedHashMap<>();
    for (Observation observation : observations) {
      byStart
          .computeIfAbsent(start.apply(observation), key -> new ArrayList<>())
          .add(observation.value());
    }
    return byStart.values().stream()
        .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
        .mapToDouble(values -> mean(metric, values))
        .toArray();
  }

  private static double mean(Metric metric, double[] values) {
    if (values.length == 1) {
      return values[0];
    }
    boolean geometric =
        metric.comparedAsRatio() && Arrays.stream(values).allMatch(value -> value > 0);
    return geometric
        ? Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow())
        : Arrays.stream(values).average().orElseThrow();
  }
}

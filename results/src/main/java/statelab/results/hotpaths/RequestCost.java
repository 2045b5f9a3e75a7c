package statelab.results.hotpaths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.results.run.Level;

/**
 * What a request of one arm was measured to cost, beside what its floor and its hot paths add up
 * to. CPU time of all servers, in ns.
 *
 * @param architecture the arm
 * @param level of the experiment
 * @param measuredNs mean over valid trials
 * @param trials valid ones
 * @param floorNs what a request costs without any session; nothing when it was not measured
 * @param parts hot paths that a request takes
 */
public record RequestCost(
    String architecture,
    Level level,
    double measuredNs,
    int trials,
    Optional<Double> floorNs,
    List<Part> parts) {
  /** A remainder beyond this share of what was measured is a finding. */
  public static final double UNEXPLAINED_LIMIT = 0.30;

  public RequestCost {
    parts = List.copyOf(parts);
  }

  /**
   * One hot path of a request.
   *
   * @param what in words
   * @param perRequest how often a request takes it on average
   * @param timed how it was timed; nothing when it was not
   * @param cpuNs its CPU time each time; nothing when it was not measured
   */
  public record Part(
      String what, double perRequest, Optional<HotPath> timed, Optional<Double> cpuNs) {

    /** What it adds to a request. */
    public Optional<Double> addsNs() {
      return cpuNs.map(ns -> ns * perRequest);
    }
  }

  /** What was not measured, in words; empty when the cost can be predicted. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (floorNs.isEmpty()) {
      missing.add("a request without any session (no-auth)");
    }
    parts.stream().filter(part -> part.cpuNs().isEmpty()).map(Part::what).forEach(missing::add);
    return missing;
  }

  /** Floor and hot paths together; nothing when one of them was not measured. */
  public Optional<Double> predictedNs() {
    return missing().isEmpty()
        ? floorNs.map(
            floor ->
                floor
                    + parts.stream()
                        .flatMap(part -> part.addsNs().stream())
                        .mapToDouble(Double::doubleValue)
                        .sum())
        : Optional.empty();
  }

  /** What the prediction leaves unexplained; below zero when it says more than was measured. */
  public Optional<Double> remainderNs() {
    return predictedNs().map(predicted -> measuredNs - predicted);
  }

  /** The remainder as a share of what was measured. */
  public Optional<Double> remainderShare() {
    return remainderNs().map(remainder -> remainder / measuredNs);
  }

  /** Whether more is unexplained than may be. */
  public boolean isFinding() {
    return remainderShare().filter(share -> Math.abs(share) > UNEXPLAINED_LIMIT).isPresent();
  }
}

package statelab.results.hotpaths;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.ExperimentName;
import statelab.results.run.Level;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * Sets what {@code request-cost} measured of a request beside what its floor ({@code no-auth}) and
 * its hot paths add up to: floor + Σ (times a request takes a path × CPU time of the path). How
 * often follows from the mix of requests that was recorded.
 */
public final class Reconciliation {
  private static final String EXPERIMENT = ExperimentName.REQUEST_COST.label();
  private static final String CPU = "cpu_ns_per_request";
  private static final String ALGORITHM_FACTOR = "jwt-algorithm";
  private static final String AFFINITY_FACTOR = "affinity";

  private final HotPaths paths;
  private final List<Observation> observations;
  private final List<TrialRecord> trials;

  private record Arm(Architecture architecture, Level level) {}

  private Reconciliation(HotPaths paths, List<Observation> observations, List<TrialRecord> trials) {
    this.paths = paths;
    this.observations =
        observations.stream()
            .filter(each -> each.experiment().equals(EXPERIMENT) && each.valid())
            .toList();
    this.trials = trials.stream().filter(each -> each.experiment().equals(EXPERIMENT)).toList();
  }

  /** One for each arm at each level whose requests were measured, but the floor and the control. */
  public static List<RequestCost> of(
      HotPaths paths, List<Observation> observations, List<TrialRecord> trials) {
    Reconciliation reconciliation = new Reconciliation(paths, observations, trials);
    return reconciliation.arms().map(reconciliation::cost).toList();
  }

  private Stream<Arm> arms() {
    return observations.stream()
        .filter(each -> each.metric().equals(CPU))
        .flatMap(
            each ->
                Architecture.find(each.architecture())
                    .map(architecture -> new Arm(architecture, each.level()))
                    .stream())
        .filter(arm -> arm.architecture() != Architecture.NO_AUTH)
        .distinct()
        .sorted(
            Comparator.comparing(Arm::architecture)
                .thenComparing(arm -> !arm.level().usual())
                .thenComparing(arm -> arm.level().name()));
  }

  private RequestCost cost(Arm arm) {
    List<Double> measured = values(arm, CPU);
    return new RequestCost(
        arm.architecture().label(),
        arm.level(),
        geometricMean(measured),
        measured.size(),
        floorNs(),
        parts(arm));
  }

  /** At the usual level, at which every arm is measured. */
  private Optional<Double> floorNs() {
    List<Double> values =
        observations.stream()
            .filter(each -> each.architecture().equals(Architecture.NO_AUTH.label()))
            .filter(each -> each.level().usual() && each.metric().equals(CPU))
            .map(Observation::value)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(geometricMean(values));
  }

  private List<RequestCost.Part> parts(Arm arm) {
    Optional<Double> identities = mean(values(arm, "identity_share"));
    Optional<Double> writes = mean(values(arm, "write_share"));
    return RequestParts.of(arm.architecture(), factor(arm, ALGORITHM_FACTOR), moves(arm)).stream()
        .map(use -> part(use, identities, writes))
        .toList();
  }

  /** Without the mix of requests nobody knows how often a path was taken. */
  private RequestCost.Part part(
      RequestParts.Use use, Optional<Double> identities, Optional<Double> writes) {
    Optional<HotPath> timed = RequestParts.timed(use, paths);
    boolean mixed = identities.isPresent() && writes.isPresent();
    return new RequestCost.Part(
        use.what(),
        mixed ? use.perRequest(identities.orElse(0.0), writes.orElse(0.0)) : Double.NaN,
        timed,
        mixed ? timed.flatMap(HotPath::cpuNs) : Optional.empty());
  }

  /** Without affinity one of two nodes is drawn for each request. */
  private double moves(Arm arm) {
    return factor(arm, AFFINITY_FACTOR).equals("off") ? 0.5 : 0;
  }

  private String factor(Arm arm, String name) {
    return trials.stream()
        .filter(each -> each.architecture().equals(arm.architecture().label()))
        .filter(each -> each.level().equals(arm.level()))
        .map(each -> each.factors().getOrDefault(name, ""))
        .findFirst()
        .orElse("");
  }

  private List<Double> values(Arm arm, String metric) {
    return observations.stream()
        .filter(each -> each.architecture().equals(arm.architecture().label()))
        .filter(each -> each.level().equals(arm.level()) && each.metric().equals(metric))
        .map(Observation::value)
        .toList();
  }

  private static Optional<Double> mean(List<Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
  }

  private static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow());
  }
}

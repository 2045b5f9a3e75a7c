package statelab.results.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import statelab.results.catalogue.ControlArm;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.report.page.Experiment;
import statelab.results.run.Observation;

/**
 * After how many requests of a session two architectures have cost the servers the same, logins
 * included: (login of B − login of A) ÷ (request of A − request of B). Where one costs less at
 * both, no session is long enough.
 */
final class BreakEven {
  private static final Metric LOGIN = Metrics.named("login_cpu_ns");
  private static final Metric REQUEST = Metrics.named("cpu_ns_per_request");

  private final MeasuredCost first;
  private final MeasuredCost second;

  private BreakEven(MeasuredCost first, MeasuredCost second) {
    this.first = first;
    this.second = second;
  }

  /**
   * A row for each pair of arms whose logins and requests were both measured; controls are none.
   */
  static List<Experiment.BreakEvenRow> of(ExperimentSection section) {
    List<MeasuredCost> arms =
        section.arms().stream()
            .filter(arm -> !ControlArm.isControl(arm.architecture()))
            .flatMap(arm -> measured(section, arm).stream())
            .toList();
    List<Experiment.BreakEvenRow> rows = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      for (MeasuredCost second : arms.subList(i + 1, arms.size())) {
        rows.add(new BreakEven(arms.get(i), second).row());
      }
    }
    return List.copyOf(rows);
  }

  /** What one arm costs on average, and in each block. */
  private record MeasuredCost(String arm, Cost mean, Map<Integer, Cost> byBlock) {}

  /** CPU time of a login and of a request, in ns. */
  private record Cost(double login, double request) {
    /** At how many requests both come to the same; nothing when they never do. */
    OptionalDouble meets(Cost other) {
      double length = (other.login - login) / (request - other.request);
      return length > 0 && Double.isFinite(length)
          ? OptionalDouble.of(length)
          : OptionalDouble.empty();
    }
  }

  private static Optional<MeasuredCost> measured(ExperimentSection section, MeasuredArm arm) {
    return section
        .mean(LOGIN, arm)
        .flatMap(
            login -> section.mean(REQUEST, arm).map(each -> new Cost(login.mean(), each.mean())))
        .map(mean -> new MeasuredCost(arm.label(), mean, byBlock(section, arm)));
  }

  private static Map<Integer, Cost> byBlock(ExperimentSection section, MeasuredArm arm) {
    Map<Integer, Double> logins = new HashMap<>();
    section.values(LOGIN, arm).stream()
        .filter(Observation::valid)
        .forEach(each -> logins.put(each.block(), each.value()));
    Map<Integer, Cost> costs = new HashMap<>();
    section.values(REQUEST, arm).stream()
        .filter(each -> each.valid() && logins.containsKey(each.block()))
        .forEach(
            each ->
                costs.put(
                    each.block(), new Cost(logins.getOrDefault(each.block(), 0.0), each.value())));
    return costs;
  }

  private Experiment.BreakEvenRow row() {
    OptionalDouble length = first.mean().meets(second.mean());
    boolean firstLogsInCheaper = first.mean().login() <= second.mean().login();
    String early = (firstLogsInCheaper ? first : second).arm();
    String late = (firstLogsInCheaper ? second : first).arm();
    return new Experiment.BreakEvenRow(
        first.arm(),
        second.arm(),
        length.isPresent() ? number(length.getAsDouble()) : "never",
        length.isPresent()
            ? "%s costs less in shorter sessions, %s in longer ones".formatted(early, late)
            : "%s costs less whatever the length".formatted(early),
        blocks());
  }

  /** How it comes out block by block: a mean hides that costs which are close meet anywhere. */
  private String blocks() {
    List<Double> lengths = new ArrayList<>();
    int blocks = 0;
    for (Map.Entry<Integer, Cost> one : first.byBlock().entrySet()) {
      Cost other = second.byBlock().get(one.getKey());
      if (other != null) {
        blocks++;
        one.getValue().meets(other).ifPresent(lengths::add);
      }
    }
    lengths.sort(null);
    return lengths.isEmpty()
        ? "in none of %d blocks".formatted(blocks)
        : "in %d of %d blocks, at %s to %s"
            .formatted(
                lengths.size(), blocks, number(lengths.getFirst()), number(lengths.getLast()));
  }

  private static String number(double requests) {
    return String.format(Locale.ROOT, requests < 10 ? "%.1f" : "%,.0f", requests);
  }
}

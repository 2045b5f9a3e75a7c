package statelab.results.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.results.catalogue.Architecture;
import statelab.results.catalogue.Metric;
import statelab.results.run.Observation;
import statelab.results.statistics.Comparison;
import statelab.results.statistics.Differences;
import statelab.results.statistics.Interval;
import statelab.results.statistics.LogRatio;

/** Finds what one cell of the summary table shows. */
final class CellReader {
  private final Question question;
  private final Architecture architecture;
  private final List<Claim> involved;

  private CellReader(Question question, Architecture architecture, List<Claim> involved) {
    this.question = question;
    this.architecture = architecture;
    this.involved = involved;
  }

  static SummaryTable.Cell cell(
      Ledger ledger, Question question, Architecture architecture, List<Observation> all) {
    List<Claim> involved =
        question.claims().stream()
            .flatMap(id -> ledger.claim(id).stream())
            .filter(claim -> involves(claim, architecture))
            .toList();
    return new CellReader(question, architecture, involved).cell(all);
  }

  private static boolean involves(Claim claim, Architecture architecture) {
    return claim.contrast().arms().stream()
        .anyMatch(subject -> subject.arm().equals(architecture.label()));
  }

  /** Not those in which the architecture is only what another one is compared with. */
  private List<String> claims() {
    return involved.stream()
        .filter(claim -> claim.contrast().arm().arm().equals(architecture.label()))
        .map(Claim::id)
        .toList();
  }

  private SummaryTable.Cell cell(List<Observation> all) {
    if (question.cell().isEmpty()) {
      return notMeasured(question.reason());
    }
    Question.Cell cell = question.cell().get();
    List<Observation> its = all.stream().filter(each -> belongs(each, cell)).toList();
    if (involved.isEmpty() && its.isEmpty()) {
      return notMeasured("no claim of this question is about " + architecture.label());
    }
    List<Observation> valid = its.stream().filter(Observation::valid).toList();
    return valid.isEmpty()
        ? noneValid(cell, its)
        : measured(cell, IndependentValues.of(cell.metric(), valid), its.size() - valid.size());
  }

  private boolean belongs(Observation observation, Question.Cell cell) {
    return observation.experiment().equals(cell.experiment().label())
        && observation.metric().equals(cell.metric().name())
        && new Subject(architecture.label(), cell.level()).has(observation);
  }

  private SummaryTable.Cell noneValid(Question.Cell cell, List<Observation> its) {
    return its.isEmpty()
        ? notMeasured(
            "this run has no trial of %s in %s"
                .formatted(architecture.label(), cell.experiment().label()))
        : new SummaryTable.Cell.NoValidTrial(architecture, its.size(), reasons(its));
  }

  private static String reasons(List<Observation> its) {
    return its.stream()
        .map(each -> "trial %d: %s".formatted(each.trial(), each.invalidReason()))
        .collect(Collectors.joining("; "));
  }

  private SummaryTable.Cell measured(Question.Cell cell, double[] valid, int excluded) {
    Optional<Comparison> summary =
        valid.length < 2 ? Optional.empty() : Optional.of(summary(cell.metric(), valid));
    Optional<Interval> interval = summary.flatMap(each -> each.interval(Judge.CONFIDENCE));
    return new SummaryTable.Cell.Measured(
        architecture,
        cell.experiment().label(),
        cell.metric(),
        summary.map(Comparison::estimate).orElse(valid[0]),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        valid.length,
        excluded,
        valid.length > 1 && Arrays.stream(valid).distinct().count() == 1,
        claims(),
        !involved.isEmpty());
  }

  /** The mean as a comparison with nothing: with 1 for a ratio metric, with 0 for others. */
  private static Comparison summary(Metric metric, double[] values) {
    return metric.comparedAsRatio()
        ? LogRatio.of(constant(values.length, 1), values)
        : Differences.of(constant(values.length, 0), values);
  }

  private static double[] constant(int length, double value) {
    double[] constant = new double[length];
    Arrays.fill(constant, value);
    return constant;
  }

  private SummaryTable.Cell notMeasured(String reason) {
    return new SummaryTable.Cell.NotMeasuredYet(architecture, reason);
  }
}

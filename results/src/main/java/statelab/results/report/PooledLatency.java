package statelab.results.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import statelab.results.intake.CalmLatency;
import statelab.results.intake.TrialYield;
import statelab.results.report.page.Experiment;
import statelab.results.statistics.Estimate;
import statelab.results.statistics.PooledPercentile;

/**
 * Percentiles of the requests of all valid trials of an arm together, in the calm phase. Trials
 * that share a start of their cluster count as one, as they do for all times.
 */
final class PooledLatency {
  private static final double CONFIDENCE = 0.95;
  private static final double MEDIAN = 50;
  private static final double TAIL = 99;

  private final long seed;
  private final Map<MeasuredArm, NavigableMap<Integer, Histogram>> byStart;

  private PooledLatency(long seed, Map<MeasuredArm, NavigableMap<Integer, Histogram>> byStart) {
    this.seed = seed;
    this.byStart = byStart;
  }

  /**
   * Of the trials of one experiment.
   *
   * @param seed of the run, which the resamples are drawn from as well
   */
  static PooledLatency of(Collection<TrialYield> trials, long seed) {
    return new PooledLatency(
        seed,
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    each -> MeasuredArm.of(each.trial()),
                    Collectors.collectingAndThen(Collectors.toList(), PooledLatency::starts))));
  }

  /**
   * By the first block of each start, its invalid trials counted, so that an arm that lost one
   * still finds its partner.
   */
  private static NavigableMap<Integer, Histogram> starts(List<TrialYield> trials) {
    Map<Integer, Integer> firstBlock =
        trials.stream()
            .collect(
                Collectors.toMap(
                    each -> each.trial().start(), each -> each.trial().block(), Math::min));
    NavigableMap<Integer, Histogram> starts = new TreeMap<>();
    for (TrialYield each : trials) {
      int block = firstBlock.getOrDefault(each.trial().start(), each.trial().block());
      each.calmLatency()
          .filter(calm -> each.usable())
          .map(CalmLatency::histogram)
          .ifPresent(trial -> starts.merge(block, trial, PooledLatency::sum));
    }
    return starts;
  }

  private static Histogram sum(Histogram one, Histogram other) {
    one.add(other);
    return one;
  }

  /** A row for each of these arms that has any request. */
  List<Experiment.PooledRow> rows(List<MeasuredArm> arms) {
    List<Experiment.PooledRow> rows = new ArrayList<>();
    for (MeasuredArm arm : arms) {
      NavigableMap<Integer, Histogram> starts = starts(arm);
      if (!starts.isEmpty()) {
        rows.add(row(arm, starts, reference(arm, arms)));
      }
    }
    return rows;
  }

  private NavigableMap<Integer, Histogram> starts(MeasuredArm arm) {
    return byStart.getOrDefault(arm, new TreeMap<>());
  }

  /** The first arm at the same level that has requests. */
  private MeasuredArm reference(MeasuredArm arm, List<MeasuredArm> arms) {
    return arms.stream()
        .filter(each -> each.level().equals(arm.level()) && !starts(each).isEmpty())
        .findFirst()
        .orElse(arm);
  }

  private Experiment.PooledRow row(
      MeasuredArm arm, NavigableMap<Integer, Histogram> starts, MeasuredArm reference) {
    List<Histogram> histograms = List.copyOf(starts.values());
    Estimate median = PooledPercentile.of(histograms, MEDIAN, CONFIDENCE, seed);
    Estimate tail = PooledPercentile.of(histograms, TAIL, CONFIDENCE, seed);
    long requests = histograms.stream().mapToLong(Histogram::getTotalCount).sum();
    Optional<Estimate> ratio =
        arm.equals(reference) ? Optional.empty() : ratio(starts(reference), starts);
    return new Experiment.PooledRow(
        arm.label(),
        Quantity.number((double) requests),
        starts.size(),
        Quantity.of(median.value(), "ns"),
        interval(median, "ns"),
        Quantity.of(tail.value(), "ns"),
        interval(tail, "ns"),
        ratio.map(each -> Quantity.of(each.value(), "ratio")).orElse(""),
        ratio.map(each -> interval(each, "ratio")).orElse(""),
        arm.equals(reference) ? "" : reference.label());
  }

  /** Of what was measured in the same blocks. */
  private Optional<Estimate> ratio(
      NavigableMap<Integer, Histogram> base, NavigableMap<Integer, Histogram> candidate) {
    List<Integer> both = base.keySet().stream().filter(candidate::containsKey).toList();
    if (both.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PooledPercentile.ratio(of(base, both), of(candidate, both), TAIL, CONFIDENCE, seed));
  }

  private static List<Histogram> of(NavigableMap<Integer, Histogram> starts, List<Integer> blocks) {
    return starts.entrySet().stream()
        .filter(entry -> blocks.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String interval(Estimate estimate, String unit) {
    return estimate.interval().map(i -> Quantity.range(i.low(), i.high(), unit)).orElse("");
  }
}

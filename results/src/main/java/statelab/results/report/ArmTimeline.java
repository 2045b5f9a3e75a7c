package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import statelab.results.intake.TrialSeries;
import statelab.results.intake.TrialYield;
import statelab.results.run.FaultRecord;
import statelab.results.run.PhaseSpan;
import statelab.results.run.TrialRecord;

/**
 * Trials of one arm laid over each other at the injection: for each bin of time the median over
 * trials of each percentile, and the mean over trials of each rate.
 *
 * @param arm name of the architecture
 * @param valid whether these are the valid trials; the invalid ones are shown where none is valid
 * @param trials how many trials
 * @param phases named stretches of time
 * @param faults what was broken, from when to when
 * @param nodes what answered, in the order of each bin's {@code byNodePerS}; empty with one node
 * @param bins in order of time
 */
record ArmTimeline(
    String arm,
    boolean valid,
    int trials,
    List<Span> phases,
    List<Span> faults,
    List<String> nodes,
    List<Bin> bins) {

  /** A named stretch of time in s from the injection. */
  record Span(String name, double fromS, double toS) {}

  /**
   * One bin.
   *
   * @param atS middle of the bin in s from the injection
   * @param p50Ms median latency in ms; null when nothing succeeded
   * @param p95Ms 95th percentile
   * @param p99Ms 99th percentile
   * @param succeededPerS rate of requests answered as expected
   * @param failedPerS rate of requests that certainly had no effect
   * @param indeterminatePerS rate of requests without an answer
   * @param byNodePerS rate of requests that each node answered
   */
  record Bin(
      double atS,
      @Nullable Double p50Ms,
      @Nullable Double p95Ms,
      @Nullable Double p99Ms,
      double succeededPerS,
      double failedPerS,
      double indeterminatePerS,
      List<Double> byNodePerS) {
    Bin {
      byNodePerS = List.copyOf(byNodePerS);
    }
  }

  static ArmTimeline of(String arm, boolean valid, List<TrialYield> trials) {
    TrialYield first = trials.getFirst();
    NodeRoles roles = NodeRoles.of(trials);
    TreeMap<Long, List<TrialSeries.Bin>> byPlace = new TreeMap<>();
    for (TrialYield trial : trials) {
      TrialSeries series = roles.named(trial);
      for (TrialSeries.Bin bin : series.bins()) {
        long place = (bin.fromNs() - series.originNs()) / series.binNs();
        byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(bin);
      }
    }
    double widthS = first.series().binNs() / 1e9;
    List<Bin> bins =
        byPlace.entrySet().stream()
            .filter(entry -> entry.getValue().size() * 2 > trials.size())
            .map(
                entry ->
                    bin(
                        (entry.getKey() + 0.5) * widthS,
                        widthS,
                        entry.getValue(),
                        trials.size(),
                        roles.names()))
            .toList();
    return new ArmTimeline(
        arm,
        valid,
        trials.size(),
        phases(first),
        faults(first, roles.oneTarget()),
        roles.names(),
        bins);
  }

  private static Bin bin(
      double atS, double widthS, List<TrialSeries.Bin> bins, int trials, List<String> nodes) {
    double perS = 1 / (widthS * trials);
    return new Bin(
        round(atS),
        medianMs(bins, TrialSeries.Bin::p50Ns),
        medianMs(bins, TrialSeries.Bin::p95Ns),
        medianMs(bins, TrialSeries.Bin::p99Ns),
        round(sum(bins, TrialSeries.Bin::succeeded) * perS),
        round(sum(bins, TrialSeries.Bin::failed) * perS),
        round(sum(bins, TrialSeries.Bin::indeterminate) * perS),
        nodes.stream()
            .map(node -> round(sum(bins, bin -> bin.byNode().getOrDefault(node, 0L)) * perS))
            .toList());
  }

  private static double sum(List<TrialSeries.Bin> bins, ToDoubleFunction<TrialSeries.Bin> count) {
    return bins.stream().mapToDouble(count).sum();
  }

  private static @Nullable Double medianMs(
      List<TrialSeries.Bin> bins, ToLongFunction<TrialSeries.Bin> percentile) {
    long[] values =
        bins.stream().mapToLong(percentile).filter(value -> value > 0).sorted().toArray();
    if (values.length == 0) {
      return null;
    }
    double middle = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2.0;
    return round(middle / 1e6);
  }

  private static List<Span> phases(TrialYield trial) {
    return trial.trial().timeline().stream().map(span -> phase(span, trial)).toList();
  }

  private static Span phase(PhaseSpan span, TrialYield trial) {
    long origin = trial.series().originNs();
    return new Span(
        Words.phase(span.phase()), seconds(span.fromNs() - origin), seconds(span.toNs() - origin));
  }

  private static List<Span> faults(TrialYield trial, boolean named) {
    long origin = trial.series().originNs();
    return trial.trial().faults().stream()
        .map(
            fault ->
                new Span(
                    named ? fault.kind() + " " + fault.target() : fault.kind(),
                    seconds(fault.injectedNs() - origin),
                    seconds(end(fault, trial.trial()) - origin)))
        .toList();
  }

  /** A fault that was never seen gone lasted to the end of the trial. */
  private static long end(FaultRecord fault, TrialRecord trial) {
    Long gone = fault.recoveredNs() != null ? fault.recoveredNs() : fault.healedNs();
    return gone != null
        ? gone
        : trial.timeline().stream().mapToLong(PhaseSpan::toNs).max().orElse(fault.injectedNs());
  }

  private static double seconds(long ns) {
    return round(ns / 1e9);
  }

  /** Four digits are more than a plot shows, and keep the page small. */
  static double round(double value) {
    if (value == 0) {
      return 0;
    }
    double scale = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    return Math.round(value * scale) / scale;
  }
}

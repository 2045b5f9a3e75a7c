package statelab.results.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import statelab.results.report.page.Experiment;

/** Says in words and as a table what a picture over time shows. */
final class TimelineWords {
  private TimelineWords() {}

  static Experiment.Timeline of(ArmTimeline timeline) {
    return new Experiment.Timeline(
        timeline.arm(),
        summary(timeline),
        timeline.nodes(),
        timeline.bins().stream().map(TimelineWords::row).toList());
  }

  private static String summary(ArmTimeline timeline) {
    boolean broken = !timeline.faults().isEmpty();
    double worst =
        timeline.bins().stream()
            .filter(bin -> !broken || bin.atS() >= 0)
            .mapToDouble(bin -> bin.failedPerS() + bin.indeterminatePerS())
            .max()
            .orElse(0);
    return "%s over %s: %s; %s."
        .formatted(
            timeline.arm(),
            Words.count(timeline.trials(), timeline.valid() ? "trial" : "invalid trial"),
            broken ? aroundTheFault(timeline) : withoutFault(timeline),
            worst == 0
                ? "no request failed"
                : "at worst %s requests a second failed".formatted(Quantity.number(worst)));
  }

  private static String aroundTheFault(ArmTimeline timeline) {
    return "median of the 95th percentile %s before the fault, at most %s after it"
        .formatted(before(timeline), after(timeline));
  }

  private static String withoutFault(ArmTimeline timeline) {
    List<Double> sorted = p95(timeline, bin -> true).sorted().toList();
    return sorted.isEmpty()
        ? "no fault, and no request succeeded"
        : "no fault; median of the 95th percentile %s, at most %s"
            .formatted(milliseconds(sorted.get(sorted.size() / 2)), milliseconds(sorted.getLast()));
  }

  private static String before(ArmTimeline timeline) {
    List<Double> sorted = p95(timeline, bin -> bin.atS() < 0).sorted().toList();
    return sorted.isEmpty() ? "unknown" : milliseconds(sorted.get(sorted.size() / 2));
  }

  private static String after(ArmTimeline timeline) {
    return p95(timeline, bin -> bin.atS() >= 0)
        .max(Double::compare)
        .map(TimelineWords::milliseconds)
        .orElse("unknown");
  }

  private static Stream<Double> p95(
      ArmTimeline timeline, Function<ArmTimeline.Bin, Boolean> wanted) {
    return timeline.bins().stream()
        .filter(wanted::apply)
        .map(ArmTimeline.Bin::p95Ms)
        .filter(Objects::nonNull);
  }

  private static String milliseconds(double ms) {
    return Quantity.of(ms * 1e6, "ns");
  }

  private static List<String> row(ArmTimeline.Bin bin) {
    return Stream.concat(
            Stream.of(
                Quantity.number(bin.atS()),
                latency(bin.p50Ms()),
                latency(bin.p95Ms()),
                latency(bin.p99Ms()),
                Quantity.number(bin.succeededPerS()),
                Quantity.number(bin.failedPerS()),
                Quantity.number(bin.indeterminatePerS())),
            bin.byNodePerS().stream().map(Quantity::number))
        .toList();
  }

  private static String latency(@Nullable Double ms) {
    return ms == null ? "–" : Quantity.number(ms);
  }
}

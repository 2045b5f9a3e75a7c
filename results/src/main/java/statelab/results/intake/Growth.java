package statelab.results.intake;

import java.util.List;
import java.util.Optional;
import statelab.results.run.VitalsSample;

/** How much what processes count has grown between two readings of them. */
public final class Growth {
  private Growth() {}

  /** The growth of one process; nothing when it did not report the value both times. */
  static Optional<Double> of(String value, VitalsSample before, VitalsSample after) {
    Double first = before.values().get(value);
    Double last = after.values().get(value);
    return first == null || last == null ? Optional.empty() : Optional.of(last - first);
  }

  /** The growths of those processes that reported the value both times. */
  static List<Double> each(String value, List<VitalsSample> before, List<VitalsSample> after) {
    return before.stream()
        .flatMap(
            first ->
                after.stream()
                    .filter(last -> last.process().equals(first.process()))
                    .flatMap(last -> of(value, first, last).stream()))
        .toList();
  }

  /** Their sum; nothing when none did. */
  public static Optional<Double> sum(
      String value, List<VitalsSample> before, List<VitalsSample> after) {
    return each(value, before, after).stream().reduce(Double::sum);
  }
}

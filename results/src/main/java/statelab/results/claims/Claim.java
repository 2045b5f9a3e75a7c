package statelab.results.claims;

import java.util.List;
import java.util.OptionalDouble;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.MetricKind;
import statelab.results.run.Observation;

/**
 * A statement of the advice made measurable, registered before a run.
 *
 * @param id unique in the ledger
 * @param advice sections of the written advice that say so, from 2 to 10
 * @param statement what is claimed, in our own words
 * @param experiment what measures it
 * @param metric what is measured
 * @param contrast what is compared, with the smallest effect that matters
 * @param largestEffect the largest value that one injection can have by the design of the
 *     experiment, for example the share of sessions on the node that is killed; it limits what
 *     injections not yet seen could do to a mean. Of a share, at most 1, and 1 unless the ledger
 *     says otherwise; of a count, in its own unit, and empty where the ledger does not say, so that
 *     rare events are not allowed for; empty for all else.
 * @param refutedBy what result would refute it, in words
 */
public record Claim(
    String id,
    List<Integer> advice,
    String statement,
    ExperimentName experiment,
    Metric metric,
    Contrast contrast,
    OptionalDouble largestEffect,
    String refutedBy) {
  public Claim {
    advice = List.copyOf(advice);
    largestEffect = checked(largestEffect, metric);
  }

  private static OptionalDouble checked(OptionalDouble given, Metric metric) {
    return switch (metric.kind()) {
      case MetricKind.Proportion share -> OptionalDouble.of(within(given.orElse(1), 1));
      case MetricKind.Count count ->
          given.isEmpty()
              ? given
              : OptionalDouble.of(within(given.getAsDouble(), Double.MAX_VALUE));
      case MetricKind.Ratio ratio -> none(given, metric);
      case MetricKind.TimeToEvent time -> none(given, metric);
      case MetricKind.Exact exact -> none(given, metric);
    };
  }

  private static double within(double given, double most) {
    if (!(given > 0 && given <= most)) {
      throw new IllegalArgumentException(
          "largest-effect must be above 0%s, but was %s"
              .formatted(most == 1 ? " and at most 1" : "", given));
    }
    return given;
  }

  /** A time has its horizon; ratios and exact figures know no rare events. */
  private static OptionalDouble none(OptionalDouble given, Metric metric) {
    if (given.isPresent()) {
      throw new IllegalArgumentException(
          "largest-effect has no meaning for %s: it is for shares and counts"
              .formatted(metric.name()));
    }
    return given;
  }

  /** Whether there is any value, valid or not, of every arm that it compares. */
  public boolean isMeasuredIn(List<Observation> observations) {
    return ArmValues.of(this, observations).ofEveryArm();
  }
}

package statelab.results.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import statelab.results.run.Observation;
import statelab.results.statistics.PlannedLooks;

/**
 * The course of a gate from planned look to planned look, wherever its pairs come from: measured
 * now, or recorded before. The first pair is always taken; a further one only if it is expected to
 * end within the budget, as long as the longest so far.
 */
public final class GateCourse {
  private static final int S_PER_MINUTE = 60;

  private final Gate gate;
  private final Duration budget;
  private final LongSupplier nowNs;

  /**
   * @param budget time for all pairs
   * @param nowNs the clock that the budget is counted by
   */
  public GateCourse(Gate gate, Duration budget, LongSupplier nowNs) {
    this.gate = gate;
    this.budget = budget;
    this.nowNs = nowNs;
  }

  /** Where pairs come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * The next block of pairs.
     *
     * @param block its number, from 1
     * @param target pairs up to which it goes on at least
     * @return the observations of each side, the base's first
     */
    List<List<Observation>> block(int block, int target) throws InterruptedException;
  }

  /**
   * What a gate has come to.
   *
   * @param observations those of each side, the base's first
   * @param decisions what they say of each candidate
   * @param pairs how many were taken
   * @param why it ended, as the end of a sentence
   */
  public record End(
      List<List<Observation>> observations, List<GateDecision> decisions, int pairs, String why) {
    public End {
      observations = observations.stream().map(List::copyOf).toList();
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Takes pairs until the gate needs no more.
   *
   * @param sides how many a block has: a base and at least one candidate
   */
  public End follow(Source source, int sides) throws InterruptedException {
    List<List<Observation>> taken =
        IntStream.range(0, sides).<List<Observation>>mapToObj(side -> new ArrayList<>()).toList();
    long endNs = nowNs.getAsLong() + budget.toNanos();
    long longestNs = 0;
    int pairs = 0;
    for (OptionalInt target = next(taken, 0); target.isPresent(); target = next(taken, pairs)) {
      while (pairs < target.getAsInt()) {
        long fromNs = nowNs.getAsLong();
        if (pairs > 0 && fromNs + longestNs > endNs) {
          return new End(
              taken,
              decisions(taken),
              pairs,
              "the budget of %s was used up".formatted(words(budget)));
        }
        pairs++;
        add(source.block(pairs, target.getAsInt()), taken);
        longestNs = Math.max(longestNs, nowNs.getAsLong() - fromNs);
        List<String> missing = missing(taken);
        if (!missing.isEmpty()) {
          return new End(
              taken,
              decisions(taken),
              pairs,
              "the trials do not yield %s, and more of them would not"
                  .formatted(String.join(", ", missing)));
        }
      }
    }
    List<GateDecision> decisions = decisions(taken);
    return new End(taken, decisions, pairs, why(decisions, pairs));
  }

  private List<String> missing(List<List<Observation>> taken) {
    return taken.stream()
        .skip(1)
        .flatMap(candidate -> gate.notYielded(taken.getFirst(), candidate).stream())
        .distinct()
        .toList();
  }

  private static void add(List<List<Observation>> block, List<List<Observation>> taken) {
    for (int side = 0; side < taken.size(); side++) {
      taken.get(side).addAll(block.get(side));
    }
  }

  private OptionalInt next(List<List<Observation>> taken, int pairs) {
    return taken.stream()
        .skip(1)
        .map(candidate -> gate.next(taken.getFirst(), candidate, pairs))
        .flatMapToInt(OptionalInt::stream)
        .max();
  }

  private List<GateDecision> decisions(List<List<Observation>> taken) {
    return taken.stream()
        .skip(1)
        .map(candidate -> gate.decide(taken.getFirst(), candidate))
        .toList();
  }

  private static String why(List<GateDecision> decisions, int pairs) {
    boolean invalid =
        decisions.stream()
            .flatMap(decision -> decision.findings().stream())
            .anyMatch(finding -> finding.effect().isEmpty());
    if (invalid) {
      return "more pairs would not help where so many cannot be used";
    }
    return pairs >= PlannedLooks.STANDARD.getLast()
        ? "that was the last planned look"
        : "every interval was narrow enough";
  }

  private static String words(Duration budget) {
    long seconds = budget.toSeconds();
    return seconds % S_PER_MINUTE == 0 ? seconds / S_PER_MINUTE + " min" : seconds + " s";
  }
}

package statelab.results.gate;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
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
     * The next pair.
     *
     * @param number its number, from 1, which its observations have as their block
     * @param target pairs up to which it goes on at least
     */
    PairedObservations pair(int number, int target) throws InterruptedException;
  }

  /**
   * What a gate has come to.
   *
   * @param observations those of all pairs
   * @param decision what they say of the candidate
   * @param pairs how many were taken
   * @param why it ended, as the end of a sentence
   */
  public record End(
      PairedObservations observations, GateDecision decision, int pairs, String why) {}

  /** Takes pairs until the gate needs no more. */
  public End follow(Source source) throws InterruptedException {
    PairedObservations taken = PairedObservations.NONE;
    long endNs = nowNs.getAsLong() + budget.toNanos();
    long longestNs = 0;
    int pairs = 0;
    for (OptionalInt target = next(taken, 0); target.isPresent(); target = next(taken, pairs)) {
      while (pairs < target.getAsInt()) {
        long fromNs = nowNs.getAsLong();
        if (pairs > 0 && fromNs + longestNs > endNs) {
          return end(taken, pairs, "the budget of %s was used up".formatted(words(budget)));
        }
        pairs++;
        taken = taken.and(source.pair(pairs, target.getAsInt()));
        longestNs = Math.max(longestNs, nowNs.getAsLong() - fromNs);
        List<String> missing = gate.notYielded(taken.base(), taken.candidate());
        if (!missing.isEmpty()) {
          return end(
              taken,
              pairs,
              "the trials do not yield %s, and more of them would not"
                  .formatted(String.join(", ", missing)));
        }
      }
    }
    GateDecision decision = decision(taken);
    return new End(taken, decision, pairs, why(decision, pairs));
  }

  private End end(PairedObservations taken, int pairs, String why) {
    return new End(taken, decision(taken), pairs, why);
  }

  private OptionalInt next(PairedObservations taken, int pairs) {
    return gate.next(taken.base(), taken.candidate(), pairs);
  }

  private GateDecision decision(PairedObservations taken) {
    return gate.decide(taken.base(), taken.candidate());
  }

  private static String why(GateDecision decision, int pairs) {
    boolean invalid = decision.findings().stream().anyMatch(finding -> finding.effect().isEmpty());
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

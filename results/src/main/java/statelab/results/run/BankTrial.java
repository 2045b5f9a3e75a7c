package statelab.results.run;

import java.util.List;
import java.util.Map;

/**
 * One trial in a bank, without its requests.
 *
 * @param side the side that was measured
 * @param slowDown share of CPU time that its nodes burnt on top; 0 for none
 * @param architecture name in the catalogue
 * @param place its place in the order of the pair, from 1; the trials of both sides at one place
 *     were measured at the same time
 * @param tookS how long both of these took together, start, end and reading included, in s
 * @param figures what it yields, by metric, each in the unit that the catalogue gives it
 * @param doubts why a single figure may not be used, by metric
 * @param invalidReasons why none of them may be used, each a sentence; empty for a valid trial
 */
public record BankTrial(
    String side,
    double slowDown,
    String architecture,
    int place,
    double tookS,
    Map<String, Double> figures,
    Map<String, String> doubts,
    List<String> invalidReasons) {
  public BankTrial {
    figures = Map.copyOf(figures);
    doubts = Map.copyOf(doubts);
    invalidReasons = List.copyOf(invalidReasons);
    require(slowDown >= 0 && slowDown <= 1, "slow_down must be from 0 to 1", slowDown);
    require(place >= 1, "place counts from 1", place);
    require(tookS > 0 && Double.isFinite(tookS), "took_s must be above 0", tookS);
    figures.forEach(
        (metric, value) -> require(Double.isFinite(value), metric + " must be finite", value));
    for (String metric : doubts.keySet()) {
      require(figures.containsKey(metric), "doubts must be about figures", metric);
    }
  }

  /** Whether the trial may be used. */
  public boolean valid() {
    return invalidReasons.isEmpty();
  }

  private static void require(boolean rule, String words, Object value) {
    if (!rule) {
      throw new IllegalArgumentException("%s, but was %s".formatted(words, value));
    }
  }
}

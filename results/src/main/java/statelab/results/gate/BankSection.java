package statelab.results.gate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the pairs of one setting say: pairs of other machines or another trial are no repetitions of
 * them.
 *
 * @param setting what they have in common, by name
 * @param pairs how many
 * @param trials how many trials they hold
 * @param invalidTrials how many of these may not be used
 * @param from when the first pair was recorded
 * @param to when the last one was
 * @param kinds one for each side but the base
 */
public record BankSection(
    Map<String, String> setting,
    int pairs,
    int trials,
    int invalidTrials,
    Instant from,
    Instant to,
    List<Kind> kinds) {
  public BankSection {
    setting = Map.copyOf(setting);
    kinds = List.copyOf(kinds);
  }

  /**
   * Pairs of one kind.
   *
   * @param side the side that was compared with the base
   * @param slowDown share of CPU time that it burnt on top; 0 for none
   * @param pairs how many were recorded
   * @param drawn gates whose pairs were drawn with replacement
   * @param apart gates that share no pair with each other, in the order of recording; none when
   *     there are too few pairs for one
   */
  public record Kind(String side, double slowDown, int pairs, BankTally drawn, BankTally apart) {}
}

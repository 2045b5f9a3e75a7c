package statelab.results.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One whole gate of a bank, as {@code statelab gate} carries it out: a build against itself, or
 * against itself slowed down.
 *
 * @param side {@code itself} or {@code slowed-SHARE}
 * @param slowDown share of CPU time that the candidate burnt on top, 0 to 1
 * @param outcome {@code pass}, {@code regression}, {@code inconclusive} or {@code invalid}
 * @param exitCode with which the command would have ended
 * @param blamed what kept it from passing: architecture and metric of each finding with the gate's
 *     own outcome; empty for a pass
 * @param pairs that were measured, valid or not
 * @param tookS how long it took, in s, above 0
 * @param seed what its random choices came from
 * @param recordedAt when it began
 * @param commit the commit of the harness and of the build
 * @param lab {@code process} or {@code docker}
 * @param machine facts about the machine, by name
 * @param experiment what both sides went through
 * @param conditions settings of the experiment and of the gate, by name
 */
public record BankGate(
    String side,
    double slowDown,
    String outcome,
    int exitCode,
    List<String> blamed,
    int pairs,
    double tookS,
    long seed,
    Instant recordedAt,
    String commit,
    String lab,
    Map<String, String> machine,
    String experiment,
    Map<String, String> conditions) {
  private static final Set<String> OUTCOMES =
      Set.of("pass", "regression", "inconclusive", "invalid");

  public BankGate {
    blamed = List.copyOf(blamed);
    machine = Map.copyOf(machine);
    conditions = Map.copyOf(conditions);
    if (side.isBlank() || side.equals(BankPair.BASE)) {
      throw new IllegalArgumentException("side must be a candidate's, but was \"" + side + "\"");
    }
    if (!(slowDown >= 0 && slowDown <= 1)) {
      throw new IllegalArgumentException("slow_down must be from 0 to 1, but was " + slowDown);
    }
    if (!OUTCOMES.contains(outcome)) {
      throw new IllegalArgumentException(
          "outcome must be pass, regression, inconclusive or invalid, but was " + outcome);
    }
    if (pairs < 0) {
      throw new IllegalArgumentException("pairs must be 0 or more, but was " + pairs);
    }
    if (!(tookS > 0)) {
      throw new IllegalArgumentException("took_s must be above 0, but was " + tookS);
    }
  }
}

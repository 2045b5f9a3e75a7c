package statelab.results.run;

import java.util.List;
import java.util.Map;

/**
 * One measured pass of one architecture at one level of an experiment: the unit of analysis. Its
 * requests stand beside it.
 *
 * @param experiment name in the catalogue
 * @param architecture name in the catalogue
 * @param level which of the experiment's levels it measures
 * @param factors levels of everything that the experiment or the architecture varies, by name
 * @param start the fresh start of the cluster it ran on, from 1: the number of the first trial that
 *     this start served
 * @param block number of the random block that holds every architecture once, from 1
 * @param trial its place in the order of the run, from 1
 * @param seed what its own random choices come from
 * @param lab {@code process} or {@code docker}
 * @param timeline its phases in order
 * @param faults what was broken
 * @param generator how the load generator did; its breaches are also reasons of invalidity
 * @param vitals what the processes of the cluster said
 * @param invalidReasons why it may not be used, each a sentence; empty for a valid trial
 */
public record TrialRecord(
    String experiment,
    String architecture,
    Level level,
    Map<String, String> factors,
    int start,
    int block,
    int trial,
    long seed,
    String lab,
    List<PhaseSpan> timeline,
    List<FaultRecord> faults,
    GeneratorReport generator,
    List<VitalsSample> vitals,
    List<String> invalidReasons) {

  /** The factor that names the script it followed. */
  public static final String SCRIPT = "script";

  /** The factor that a trial has whose users wait for an answer before they ask again. */
  private static final String THINK_TIME = "think_time";

  public TrialRecord {
    factors = Map.copyOf(factors);
    timeline = List.copyOf(timeline);
    faults = List.copyOf(faults);
    vitals = List.copyOf(vitals);
    invalidReasons = List.copyOf(invalidReasons);
    if (start < 1 || block < 1 || trial < 1) {
      throw new IllegalArgumentException(
          "start, block and trial count from 1, but were %d, %d, %d"
              .formatted(start, block, trial));
    }
  }

  /** The arm's name, with that of its level when it has one. */
  public String armAtLevel() {
    return level.of(architecture);
  }

  /**
   * Whether its users waited for each answer before they asked again. Then the servers decided how
   * much they were asked: what they answered is what they can serve, and latencies support no
   * claim, since a slow server was asked less.
   */
  public boolean usersWaited() {
    return factors.containsKey(THINK_TIME);
  }

  /** Whether a few users did what a script says, so that it has no phases but that one. */
  public boolean scripted() {
    return factors.containsKey(SCRIPT);
  }

  /** Whether the trial may be used. */
  public boolean valid() {
    return invalidReasons.isEmpty();
  }
}

package statelab.results.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.Verdict;
import statelab.results.statistics.PlannedLooks;

/**
 * Judges the claims of a ledger by the observations of a run. Each claim is a hypothesis of its
 * own, registered before: its verdict is wrong at most in 2.5 % of runs on either side, and
 * composing verdicts takes the worst. Needs no lab, so that a run can be judged again.
 */
public final class Judge {
  /** Level of the intervals of a run whose number of trials was fixed before, two-sided. */
  public static final double CONFIDENCE = 0.95;

  private static final String POST_HOC =
      "post hoc (the ledger is not the one that this run registered): ";

  private final Ledger ledger;
  private final double confidence;

  /** For runs whose number of trials was fixed before. */
  public Judge(Ledger ledger) {
    this(ledger, CONFIDENCE);
  }

  private Judge(Ledger ledger, double confidence) {
    this.ledger = ledger;
    this.confidence = confidence;
  }

  /**
   * For a run: one that could stop at a planned look pays for the looks with wider intervals.
   *
   * @param ledger the run's own
   */
  public static Judge of(Ledger ledger, Manifest manifest) {
    return new Judge(ledger, Looks.taken(manifest) ? PlannedLooks.CONFIDENCE : CONFIDENCE);
  }

  /** What it judges by. */
  public Ledger ledger() {
    return ledger;
  }

  /** One verdict for each claim, in the ledger's order. */
  public List<ClaimVerdict> judge(List<Observation> observations) {
    return judge(observations, ledger.sha256());
  }

  /**
   * One verdict for each claim, in the ledger's order.
   *
   * @param registeredSha256 hash of the ledger in the run's manifest; when it is another one, every
   *     verdict's reason begins with "post hoc"
   */
  public List<ClaimVerdict> judge(List<Observation> observations, String registeredSha256) {
    String prefix = registeredSha256.equals(ledger.sha256()) ? "" : POST_HOC;
    return assess(observations).entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .of(entry.getKey(), confidence, excluded(entry.getKey(), observations), prefix))
        .toList();
  }

  /**
   * How many more blocks would decide the claims that are still inconclusive, by id, if their
   * effects are what they seem. A claim is missing when it is decided or its data cannot tell. The
   * largest of these, times the duration of a block, is how much longer the run would take.
   */
  public Map<String, Integer> moreBlocks(List<Observation> observations) {
    Map<String, Integer> more = new LinkedHashMap<>();
    assess(observations)
        .forEach(
            (claim, assessment) ->
                assessment.moreBlocks().ifPresent(blocks -> more.put(claim.id(), blocks)));
    return more;
  }

  private Map<Claim, Assessment> assess(List<Observation> observations) {
    NoiseFloor noise = NoiseFloor.of(observations);
    Map<Claim, Assessment> assessments = new LinkedHashMap<>();
    for (Claim claim : ledger.claims()) {
      ArmValues data = ArmValues.of(claim, observations);
      assessments.put(
          claim,
          data.obstacle()
              .map(Assessment::nothing)
              .orElseGet(() -> checked(claim, withoutGain(claim, data), noise)));
    }
    return assessments;
  }

  private static int excluded(Claim claim, List<Observation> observations) {
    return ArmValues.of(claim, observations).excluded();
  }

  /**
   * Leaving out invalid trials must not make a verdict more certain than they would leave it: what
   * they contradict is inconclusive, whatever the reason for their invalidity.
   */
  private Assessment withoutGain(Claim claim, ArmValues data) {
    Assessment valid = Assessor.assess(claim, data, confidence, false);
    if (data.excluded() == 0 || valid.verdict() == Verdict.INCONCLUSIVE) {
      return valid;
    }
    Assessment all = Assessor.assess(claim, data, confidence, true);
    return all.verdict() == valid.verdict()
        ? valid
        : valid.undecided("decided only by leaving out invalid trials; " + valid.reason());
  }

  /**
   * What a run says about time is void when an arm differed from itself, and noted as unchecked.
   */
  private static Assessment checked(Claim claim, Assessment assessment, NoiseFloor noise) {
    if (!claim.metric().isTiming()) {
      return assessment;
    }
    if (!noise.checksTimes()) {
      return assessment.noting("no time was checked against a control arm in this run");
    }
    return noise.spoiler().map(entry -> voided(assessment, entry)).orElse(assessment);
  }

  private static Assessment voided(Assessment assessment, NoiseFloor.Entry entry) {
    return assessment.undecided(
        "%s differed from itself by %s%s in %s, so this run decides nothing about time; %s"
            .formatted(
                entry.arm(),
                entry.metric().comparedAsRatio() ? "a factor of " : "",
                Wording.number(entry.effect()),
                entry.metric().name(),
                assessment.reason()));
  }
}

package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Claim;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.claims.NoiseFloor;
import statelab.results.claims.SummaryTable;
import statelab.results.hotpaths.HotPaths;
import statelab.results.intake.HotPathIntake;
import statelab.results.intake.RunIntake;
import statelab.results.intake.TrialYield;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;

/**
 * All that a report is made from.
 *
 * @param manifest what was known before the first trial
 * @param ledger the claims as they were registered
 * @param trials finished trials, each with its series over time
 * @param observations as recorded; made from the trials when the run did not come that far
 * @param verdicts as recorded; made from the observations when the run did not come that far
 * @param hotPaths what was timed by itself; none where the run has no hot paths
 * @param warnings what is missing or was made up for, each as a sentence
 */
record RunData(
    Manifest manifest,
    Ledger ledger,
    List<TrialYield> trials,
    List<Observation> observations,
    List<ClaimVerdict> verdicts,
    HotPaths hotPaths,
    List<String> warnings) {

  /** The run with what its trials yielded, so that their requests are not read again. */
  static RunData of(RunFolder run, List<TrialYield> trials) {
    Manifest manifest = run.manifest();
    Ledger ledger = Ledger.parse("claims.yaml", run.claimsYaml());
    List<String> warnings = new ArrayList<>(RunGaps.of(run, ledger, trials));
    List<Observation> observations = observations(run, trials, warnings);
    List<ClaimVerdict> verdicts =
        run.verdicts().orElseGet(() -> judge(ledger, observations, manifest, warnings));
    HotPaths hotPaths = HotPaths.of(HotPathIntake.read(run));
    return new RunData(
        manifest, ledger, trials, observations, verdicts, hotPaths, List.copyOf(warnings));
  }

  private static List<Observation> observations(
      RunFolder run, List<TrialYield> trials, List<String> warnings) {
    Optional<List<Observation>> recorded = run.observations();
    if (recorded.isPresent()) {
      return recorded.get();
    }
    warnings.add(
        "The run ended before its observations were written; these were made from the %d finished trials."
            .formatted(trials.size()));
    return RunIntake.observations(trials);
  }

  private static List<ClaimVerdict> judge(
      Ledger ledger, List<Observation> observations, Manifest manifest, List<String> warnings) {
    warnings.add("The run ended before it was judged; these verdicts were made for this report.");
    return Judge.of(ledger, manifest).judge(observations, manifest.claimsSha256());
  }

  /** Whether the run has anything of that experiment. */
  boolean hasMeasured(String experiment) {
    return observations.stream().anyMatch(each -> each.experiment().equals(experiment));
  }

  SummaryTable summary() {
    return judged().table();
  }

  Judged judged() {
    return new Judged(ledger, observations, verdicts, Asked.by(manifest));
  }

  NoiseFloor noiseFloor() {
    return NoiseFloor.of(observations);
  }

  Optional<Claim> claim(ClaimVerdict verdict) {
    return ledger.claim(verdict.claim());
  }

  Optional<ClaimVerdict> verdict(String claimId) {
    return verdicts.stream().filter(verdict -> verdict.claim().equals(claimId)).findFirst();
  }
}

package statelab.command.progress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import statelab.results.archive.ArchiveException;
import statelab.results.archive.RunFolder;
import statelab.results.archive.StoredTrial;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.intake.IntakeException;
import statelab.results.intake.RunIntake;
import statelab.results.report.ClaimText;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;

/**
 * What the trials on disk say by now about an experiment's first claim. It is shown and decides
 * nothing: when a run ends does not depend on it.
 */
final class FindingSoFar {
  private final RunFolder folder;
  private final Judge judge;
  private final Set<Integer> read = new HashSet<>();
  private final List<Observation> observations = new ArrayList<>();

  FindingSoFar(RunFolder folder) {
    this.folder = folder;
    this.judge = Judge.of(Ledger.parse("claims.yaml", folder.claimsYaml()), folder.manifest());
  }

  /** In a few words; empty when nothing can be estimated yet. */
  Optional<String> of(String experiment) {
    try {
      readOn();
    } catch (IntakeException | ArchiveException e) {
      // The end of the run reads the same trials, and says what is wrong with them.
      return Optional.empty();
    }
    List<String> claims =
        judge.ledger().claims().stream()
            .filter(claim -> claim.experiment().label().equals(experiment))
            .map(claim -> claim.id())
            .toList();
    return judge.judge(observations).stream()
        .filter(verdict -> claims.contains(verdict.claim()) && verdict.estimate() != null)
        .findFirst()
        .map(this::words);
  }

  private void readOn() {
    for (StoredTrial trial : folder.trials()) {
      if (read.add(trial.record().trial())) {
        observations.addAll(RunIntake.read(trial).observations());
      }
    }
  }

  private String words(ClaimVerdict verdict) {
    return ClaimText.soFar(judge.ledger(), verdict);
  }
}

package statelab.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Ledger;
import statelab.results.claims.Looks;
import statelab.results.intake.TrialYield;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/** What keeps a run from being whole, each as a sentence: a part must not look like all of it. */
final class RunGaps {
  private final Manifest manifest;
  private final Ledger ledger;
  private final List<TrialYield> trials;

  private RunGaps(Manifest manifest, Ledger ledger, List<TrialYield> trials) {
    this.manifest = manifest;
    this.ledger = ledger;
    this.trials = trials;
  }

  static List<String> of(RunFolder run, Ledger ledger, List<TrialYield> trials) {
    RunGaps gaps = new RunGaps(run.manifest(), ledger, trials);
    List<String> sentences = new ArrayList<>();
    gaps.planned().ifPresent(sentences::add);
    unfinished(run.unfinishedTrials()).ifPresent(sentences::add);
    gaps.otherLedger().ifPresent(sentences::add);
    if (trials.isEmpty()) {
      sentences.add("No trial was finished, so nothing was measured.");
    }
    return List.copyOf(sentences);
  }

  private static Optional<String> unfinished(List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("Broken off and left out: " + String.join(", ", names) + ".");
  }

  private Optional<String> otherLedger() {
    return ledger.sha256().equals(manifest.claimsSha256())
        ? Optional.empty()
        : Optional.of(
            "The ledger of claims beside the run is not the one that was registered before its first"
                + " trial, so every verdict came after the fact (post hoc).");
  }

  /** What was planned and is not finished, by the settings in which the manifest keeps the plan. */
  private Optional<String> planned() {
    List<String> open =
        manifest.experiments().stream().flatMap(name -> shortfall(name).stream()).toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The run did not come to its end. It finished %s.".formatted(Words.list(open)));
  }

  private Optional<String> shortfall(String experiment) {
    List<TrialRecord> finished =
        trials.stream()
            .map(TrialYield::trial)
            .filter(trial -> trial.experiment().equals(experiment))
            .toList();
    return planned(experiment)
        .filter(planned -> isShort(experiment, finished.size(), planned))
        .map(
            planned ->
                "%d of %s%d trials of %s"
                    .formatted(
                        finished.size(),
                        Looks.taken(manifest) ? "at most " : "",
                        planned,
                        experiment));
  }

  private Optional<Integer> planned(String experiment) {
    return Optional.ofNullable(manifest.settings().get(experiment + ".trials"))
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::valueOf);
  }

  /** A run that looks on its way may end at a look, but only where it would not have gone on. */
  private boolean isShort(String experiment, int finished, int planned) {
    if (finished >= planned || !Looks.taken(manifest)) {
      return finished < planned;
    }
    int perBlock = Math.max(1, planned / Looks.last());
    int blocks = finished / perBlock;
    return finished % perBlock != 0
        || blocks < Looks.first()
        || new Looks(ledger, experiment).next(observations(), blocks).isPresent();
  }

  private List<Observation> observations() {
    return trials.stream().flatMap(each -> each.observations().stream()).toList();
  }
}

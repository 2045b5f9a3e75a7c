package statelab.results.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.claims.SummaryTable;
import statelab.results.intake.RunIntake;
import statelab.results.report.page.VerdictMark;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;

/** A run's own ledger with what was measured and judged, and what its experiments ask. */
record Judged(
    Ledger ledger, List<Observation> observations, List<ClaimVerdict> verdicts, Asked asked) {
  Judged {
    observations = List.copyOf(observations);
    verdicts = List.copyOf(verdicts);
  }

  /** As recorded; made now where the run did not come that far. */
  static Judged of(RunFolder run) {
    Ledger ledger = Ledger.parse("claims.yaml", run.claimsYaml());
    List<Observation> observations =
        run.observations().orElseGet(() -> RunIntake.observations(RunIntake.read(run)));
    List<ClaimVerdict> verdicts =
        run.verdicts()
            .orElseGet(
                () ->
                    Judge.of(ledger, run.manifest())
                        .judge(observations, run.manifest().claimsSha256()));
    return new Judged(ledger, observations, verdicts, Asked.by(run.manifest()));
  }

  /** The figures of the experiments that no cell of the table shows. */
  List<ExperimentFigures> besideTheTable() {
    Set<String> shown =
        ledger.questions().stream()
            .flatMap(question -> question.cell().stream())
            .map(cell -> cell.experiment().label())
            .collect(Collectors.toSet());
    return ExperimentFigures.of(observations).stream()
        .filter(figures -> !shown.contains(figures.name()))
        .toList();
  }

  /** Not where every cell would say that nobody looked, while other figures were measured. */
  boolean showsTable() {
    return table().hasAnyFigure() || besideTheTable().isEmpty();
  }

  SummaryTable table() {
    return SummaryTable.of(ledger, verdicts, observations);
  }

  /** Whether the run has anything to judge the claim by. */
  boolean hasMeasured(ClaimVerdict verdict) {
    return ledger.hasMeasured(verdict, observations);
  }

  /** The verdict for eyes: what nobody measured is not called inconclusive. */
  VerdictMark mark(ClaimVerdict verdict) {
    return hasMeasured(verdict) ? VerdictMark.of(verdict.verdict()) : VerdictMark.NOT_MEASURED;
  }

  /** How many claims it has measured and how many not, for a sentence. */
  String tally() {
    long measured = verdicts.stream().filter(this::hasMeasured).count();
    long others = verdicts.size() - measured;
    return "%s judged%s"
        .formatted(
            Words.count(measured, "claim"), others == 0 ? "" : ", " + others + " not measured");
  }
}

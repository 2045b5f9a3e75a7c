package statelab.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.claims.TimeToDecide;
import statelab.results.intake.RunIntake;
import statelab.results.intake.TrialYield;
import statelab.results.report.ReportWriter;
import statelab.results.report.SummaryFormat;
import statelab.results.report.SummaryText;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/** What follows from a run's trials: observations, verdicts, report. Needs the disk only. */
final class Conclusion {
  private Conclusion() {}

  /** The claims that runs are judged by. */
  static Ledger ledger() {
    return Ledger.standard();
  }

  /** Writes all that follows from the trials on disk, and shows the summary. */
  static ExitCode draw(RunFolder folder, SummaryFormat format, Console console) {
    List<TrialYield> trials = RunIntake.read(folder);
    List<Observation> observations = RunIntake.observations(trials);
    folder.writeObservations(observations);
    Ledger ledger = Ledger.parse("claims.yaml", folder.claimsYaml());
    Judge judge = Judge.of(ledger, folder.manifest());
    List<ClaimVerdict> verdicts = judge.judge(observations, folder.manifest().claimsSha256());
    folder.writeVerdicts(verdicts);
    Path report = new ReportWriter().write(folder);
    console.say(SummaryText.of(folder, format, Help.Ansi.AUTO.enabled()).stripTrailing());
    if (format == SummaryFormat.TEXT) {
      TimeToDecide.of(judge, verdicts, observations, records(trials))
          .sentence()
          .ifPresent(console::say);
      console.say("Report: " + report);
    }
    return trials.stream().anyMatch(trial -> trial.trial().valid())
        ? ExitCode.DONE
        : ExitCode.NOTHING_VALID;
  }

  private static List<TrialRecord> records(List<TrialYield> trials) {
    return trials.stream().map(TrialYield::trial).toList();
  }
}

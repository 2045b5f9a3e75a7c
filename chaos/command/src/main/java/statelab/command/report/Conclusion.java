package statelab.command.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help;
import statelab.command.console.Console;
import statelab.command.console.ExitCode;
import statelab.results.archive.CompactFolder;
import statelab.results.archive.RunFolder;
import statelab.results.claims.Judge;
import statelab.results.claims.Ledger;
import statelab.results.claims.TimeToDecide;
import statelab.results.intake.RunIntake;
import statelab.results.intake.TrialYield;
import statelab.results.report.ReportWriter;
import statelab.results.report.SummaryFormat;
import statelab.results.report.SummaryText;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/** What follows from a run's trials: observations, verdicts, report. Needs the disk only. */
public final class Conclusion {
  private Conclusion() {}

  /**
   * Writes all that follows from the trials on disk, and shows the summary. A run in compact form
   * has no requests to make observations from: it keeps those that it has, and its verdicts.
   */
  public static ExitCode draw(RunFolder folder, SummaryFormat format, Console console) {
    List<TrialYield> trials = RunIntake.read(folder);
    if (!CompactFolder.is(folder)) {
      judge(folder, trials);
    }
    Path report = new ReportWriter().write(folder, trials);
    console.say(SummaryText.of(folder, trials, format, Help.Ansi.AUTO.enabled()).stripTrailing());
    if (format == SummaryFormat.TEXT) {
      toDecide(folder, trials).map(SummaryText::wrapped).ifPresent(console::say);
      console.say("Report: " + report);
    }
    return trials.stream().anyMatch(trial -> trial.trial().valid())
        ? ExitCode.DONE
        : ExitCode.NOTHING_VALID;
  }

  private static void judge(RunFolder folder, List<TrialYield> trials) {
    List<Observation> observations = RunIntake.observations(trials);
    folder.writeObservations(observations);
    folder.writeVerdicts(judgeOf(folder).judge(observations, folder.manifest().claimsSha256()));
  }

  private static Judge judgeOf(RunFolder folder) {
    Ledger ledger = Ledger.parse("claims.yaml", folder.claimsYaml());
    return Judge.of(ledger, folder.manifest());
  }

  private static Optional<String> toDecide(RunFolder folder, List<TrialYield> trials) {
    return TimeToDecide.of(
            judgeOf(folder),
            folder.verdicts().orElse(List.of()),
            folder.observations().orElse(List.of()),
            records(trials))
        .sentence();
  }

  private static List<TrialRecord> records(List<TrialYield> trials) {
    return trials.stream().map(TrialYield::trial).toList();
  }
}

package statelab.results.report;

import java.nio.file.Path;
import java.util.List;
import statelab.results.archive.RunFolder;
import statelab.results.intake.RunIntake;
import statelab.results.intake.TrialYield;

/** Makes the page of a run. */
public final class ReportWriter {

  /**
   * Writes {@code report.html} into the run's folder: one file that needs no network. A partial run
   * gives a page that says what is missing.
   *
   * @return the page
   * @throws statelab.results.archive.ArchiveException if the run cannot be read or written
   * @throws statelab.results.intake.IntakeException if the requests of a trial cannot be read
   */
  public Path write(RunFolder run) {
    return write(run, RunIntake.read(run));
  }

  /** The same for a caller who has read the requests of the run's trials already. */
  public Path write(RunFolder run, List<TrialYield> trials) {
    RunData data = RunData.of(run, trials);
    List<ExperimentSection> experiments = ExperimentSection.of(data);
    HotPathSection hotPaths = HotPathSection.of(data);
    String html =
        new Template()
            .render(
                PageMaker.page(data, experiments, hotPaths),
                ChartData.json(experiments, hotPaths.map()));
    return run.writeReport(html);
  }
}

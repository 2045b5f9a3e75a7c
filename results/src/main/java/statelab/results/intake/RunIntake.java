package statelab.results.intake;

import java.util.List;
import statelab.results.archive.RunFolder;
import statelab.results.archive.StoredTrial;
import statelab.results.run.Observation;

/** Reads all finished trials of a run, several at a time. */
public final class RunIntake {
  private RunIntake() {}

  /**
   * What each finished trial yields, in the order of the run; of a compact run what it yielded when
   * it was made compact.
   *
   * @throws IntakeException if the requests of one cannot be read
   */
  public static List<TrialYield> read(RunFolder run) {
    return CompactRun.read(run)
        .orElseGet(() -> run.trials().parallelStream().map(TrialIntake::read).toList());
  }

  /**
   * What one finished trial yields.
   *
   * @throws IntakeException if its requests cannot be read
   */
  public static TrialYield read(StoredTrial trial) {
    return TrialIntake.read(trial);
  }

  /** All observations of these trials. */
  public static List<Observation> observations(List<TrialYield> yields) {
    return yields.stream().flatMap(yield -> yield.observations().stream()).toList();
  }
}

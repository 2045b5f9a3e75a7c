package statelab.chaos.experiment;

import java.util.List;
import statelab.results.run.FaultRecord;
import statelab.results.run.GeneratorReport;

/**
 * What happened in a trial, apart from its requests, which are on disk.
 *
 * @param journal its phases and vitals
 * @param faults what was broken
 * @param generator how the load generator did
 * @param offered requests that the schedule held for the time that the load went on; 0 where
 *     nothing was scheduled
 * @param sent requests of the schedule that were sent; closing reads are not scheduled
 */
record Happening(
    TrialJournal journal,
    List<FaultRecord> faults,
    GeneratorReport generator,
    double offered,
    long sent) {
  Happening {
    faults = List.copyOf(faults);
  }
}

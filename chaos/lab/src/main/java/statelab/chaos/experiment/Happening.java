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
 */
record Happening(TrialJournal journal, List<FaultRecord> faults, GeneratorReport generator) {
  Happening {
    faults = List.copyOf(faults);
  }
}

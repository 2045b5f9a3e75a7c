package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.List;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.RunClock;
import statelab.chaos.script.Script;
import statelab.chaos.script.Stage;
import statelab.results.archive.ScriptRecording;
import statelab.results.run.GeneratorReport;
import statelab.results.run.Phase;
import statelab.results.run.ScriptedRequest;

/** A trial that plays a script. A script has no schedule that its sender could miss. */
final class ScriptTrial {
  private final Script script;
  private final RunClock clock;
  private final StartingLine line;

  ScriptTrial(Script script, RunClock clock, StartingLine line) {
    this.script = script;
    this.clock = clock;
    this.line = line;
  }

  Happening run(Venue venue, Path folder) throws InterruptedException {
    Cluster cluster = venue.enter(folder.resolve("logs"));
    line.await();
    try (Stage stage = new Stage(cluster, clock)) {
      TrialJournal journal = new TrialJournal(cluster, clock);
      journal.begin(Phase.CALM, clock.nowNs());
      script.play(stage);
      journal.end();
      journal.add(stage.vitals());
      List<ScriptedRequest> requests = stage.requests();
      ScriptRecording.write(folder, requests);
      return new Happening(journal, stage.faults(), report(requests.size()), 0, requests.size());
    }
  }

  private static GeneratorReport report(int requests) {
    return new GeneratorReport(requests, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
  }
}

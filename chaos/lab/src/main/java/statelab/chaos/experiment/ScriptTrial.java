package statelab.chaos.experiment;

import java.nio.file.Path;
import java.util.List;
import statelab.chaos.lab.Cluster;
import statelab.chaos.lab.ClusterPlan;
import statelab.chaos.lab.Lab;
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
  private final Lab lab;
  private final RunClock clock;

  ScriptTrial(Script script, Lab lab, RunClock clock) {
    this.script = script;
    this.lab = lab;
    this.clock = clock;
  }

  Happening run(ClusterPlan plan, Path folder) throws InterruptedException {
    try (Cluster cluster = lab.start(plan, folder.resolve("logs"));
        Stage stage = new Stage(cluster, clock)) {
      TrialJournal journal = new TrialJournal(cluster, clock);
      journal.begin(Phase.CALM, clock.nowNs());
      script.play(stage);
      journal.end();
      journal.add(stage.vitals());
      List<ScriptedRequest> requests = stage.requests();
      ScriptRecording.write(folder, requests);
      return new Happening(journal, stage.faults(), report(requests.size()));
    }
  }

  private static GeneratorReport report(int requests) {
    return new GeneratorReport(requests, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
  }
}

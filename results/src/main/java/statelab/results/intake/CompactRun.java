package statelab.results.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import statelab.results.archive.CompactFolder;
import statelab.results.archive.RunFolder;
import statelab.results.run.Observation;
import statelab.results.run.TrialRecord;

/**
 * Keeps of each trial what a report needs: its record, its course over time and how its latencies
 * are distributed, not its requests.
 */
public final class CompactRun {
  private CompactRun() {}

  /** The packed file of a compact run. */
  private record Trials(int schemaVersion, List<Kept> trials) {}

  private record Kept(TrialRecord trial, TrialSeries series) {}

  /** The packed file beside it; of trials without a load it has nothing. */
  private record Latencies(int schemaVersion, List<OfTrial> latencies) {
    Map<Integer, CalmLatency> byTrial() {
      return latencies.stream().collect(Collectors.toMap(OfTrial::trial, OfTrial::calm));
    }
  }

  private record OfTrial(int trial, CalmLatency calm) {}

  /**
   * Writes the compact form of a run that was judged.
   *
   * @param folder where to; it must not exist
   * @throws statelab.results.archive.ArchiveException if the run was not judged, or the folder
   *     exists or cannot be written
   */
  public static RunFolder write(RunFolder run, Path folder) {
    List<TrialYield> yields = RunIntake.read(run);
    List<Kept> kept = yields.stream().map(each -> new Kept(each.trial(), each.series())).toList();
    List<OfTrial> latencies =
        yields.stream()
            .flatMap(
                each ->
                    each
                        .calmLatency()
                        .map(calm -> new OfTrial(each.trial().trial(), calm))
                        .stream())
            .toList();
    return CompactFolder.write(
        run,
        new Trials(CompactFolder.SCHEMA_VERSION, kept),
        new Latencies(CompactFolder.SCHEMA_VERSION, latencies),
        folder);
  }

  /** What the trials of a compact run yielded; nothing when the run is a whole one. */
  static Optional<List<TrialYield>> read(RunFolder run) {
    return CompactFolder.trials(run, Trials.class).map(file -> yields(file, run));
  }

  private static List<TrialYield> yields(Trials file, RunFolder run) {
    Map<Integer, List<Observation>> ofTrial =
        run.observations().orElse(List.of()).stream()
            .collect(Collectors.groupingBy(Observation::trial));
    Map<Integer, CalmLatency> latencies =
        CompactFolder.latencies(run, Latencies.class).map(Latencies::byTrial).orElse(Map.of());
    return file.trials().stream()
        .map(
            kept ->
                new TrialYield(
                    kept.trial(),
                    ofTrial.getOrDefault(kept.trial().trial(), List.of()),
                    kept.series(),
                    Optional.ofNullable(latencies.get(kept.trial().trial()))))
        .toList();
  }
}

package statelab.results.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import statelab.results.archive.RunFolder;
import statelab.results.catalogue.Direction;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.claims.IndependentValues;
import statelab.results.run.ClaimVerdict;
import statelab.results.run.Manifest;
import statelab.results.run.Observation;

/**
 * A run as a comparison sees it.
 *
 * @param path its folder
 * @param manifest what was known before its first trial
 * @param judged what it measured and judged, by its own ledger
 */
record ComparedRun(Path path, Manifest manifest, Judged judged) {

  /** What has one line in a comparison. */
  record Place(String experiment, MeasuredArm arm, Metric metric) {}

  static ComparedRun of(RunFolder folder) {
    return new ComparedRun(folder.path(), folder.manifest(), Judged.of(folder));
  }

  String name() {
    return Objects.toString(path.getFileName(), path.toString());
  }

  /** Everything it has any value for and that can get better, in the order of its observations. */
  List<Place> places() {
    return judged.observations().stream()
        .flatMap(each -> Metrics.find(each.metric()).map(metric -> place(each, metric)).stream())
        .filter(place -> place.metric().direction() != Direction.DESCRIBES)
        .distinct()
        .toList();
  }

  private static Place place(Observation observation, Metric metric) {
    return new Place(observation.experiment(), MeasuredArm.of(observation), metric);
  }

  /** The values of the valid trials, as far as they are independent of each other. */
  double[] values(Place place) {
    return IndependentValues.of(
        place.metric(), at(place).stream().filter(Observation::valid).toList());
  }

  int invalid(Place place) {
    return (int) at(place).stream().filter(each -> !each.valid()).count();
  }

  private List<Observation> at(Place place) {
    return judged.observations().stream()
        .filter(
            each ->
                each.experiment().equals(place.experiment())
                    && each.metric().equals(place.metric().name())
                    && MeasuredArm.of(each).equals(place.arm()))
        .toList();
  }

  Optional<ClaimVerdict> verdict(String claim) {
    return judged.verdicts().stream().filter(each -> each.claim().equals(claim)).findFirst();
  }

  long trials() {
    return judged.observations().stream().map(Observation::trial).distinct().count();
  }

  /** What is known about it, name by name, in an order that is the same for every run. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Statelab", manifest.statelabVersion());
    facts.put("commit", manifest.gitCommit());
    facts.put("started", manifest.startedAt().toString());
    facts.put("lab", manifest.lab());
    facts.put("profile", manifest.profile());
    facts.put("seed", String.valueOf(manifest.seed()));
    facts.put("ledger of claims, SHA-256", manifest.claimsSha256());
    facts.put("JVM flags of every node", String.join(" ", manifest.jvmFlags()));
    new TreeMap<>(manifest.machine())
        .forEach((name, value) -> facts.put("machine: " + name, value));
    new TreeMap<>(manifest.versions())
        .forEach((name, value) -> facts.put("version: " + name, value));
    new TreeMap<>(manifest.settings())
        .forEach((name, value) -> facts.put("setting: " + name, value));
    return facts;
  }

  /** What it holds, for a sentence. */
  String holds() {
    List<String> measured =
        places().stream()
            .map(place -> place.experiment() + " of " + place.arm().label())
            .distinct()
            .toList();
    return measured.isEmpty() ? "nothing" : String.join(", ", measured);
  }
}

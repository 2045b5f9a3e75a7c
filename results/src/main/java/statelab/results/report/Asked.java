package statelab.results.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import statelab.results.catalogue.ExperimentName;
import statelab.results.catalogue.Metric;
import statelab.results.catalogue.Metrics;
import statelab.results.run.Manifest;

/**
 * What the experiments of a run ask, and what is to be read of them, as their definitions said.
 *
 * @param settings of the run, by name; those of one experiment begin with its name
 */
record Asked(Map<String, String> settings) {
  /** Of a run that says nothing of it, as those of older versions. */
  static final Asked UNSAID = new Asked(Map.of());

  Asked {
    settings = Map.copyOf(settings);
  }

  static Asked by(Manifest manifest) {
    return new Asked(manifest.settings());
  }

  /** The question, or the name where neither the run nor the catalogue knows one. */
  String question(String experiment) {
    return Optional.ofNullable(settings.get(experiment + "." + Manifest.QUESTION))
        .or(() -> ExperimentName.find(experiment).map(ExperimentName::question))
        .orElse(experiment);
  }

  /** The metrics to read, in the order of the definition; empty when nobody said. */
  List<Metric> metrics(String experiment) {
    return Optional.ofNullable(settings.get(experiment + "." + Manifest.METRICS)).stream()
        .flatMap(names -> List.of(names.split(", ")).stream())
        .flatMap(name -> Metrics.find(name).stream())
        .toList();
  }
}
